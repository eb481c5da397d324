package dev.tactus.rulebase;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.Declaration;
import org.jspecify.annotations.Nullable;

/** The facts that the patterns of a rule stand for so far, and what is bound by them. */
final class Row {
  /** The compiler tells names within {@code not} and the like from those outside by this. */
  private static final Pattern INNER = Pattern.compile("_\\d+_sCoPe$");

  private final @Nullable Row before;
  private final org.drools.base.rule.@Nullable Pattern pattern;
  private final @Nullable Object fact;
  private final ValueResolver values;

  private Row(
      @Nullable Row before,
      org.drools.base.rule.@Nullable Pattern pattern,
      @Nullable Object fact,
      ValueResolver values) {
    this.before = before;
    this.pattern = pattern;
    this.fact = fact;
    this.values = values;
  }

  static Row none(ValueResolver values) {
    return new Row(null, null, null, values);
  }

  Row with(org.drools.base.rule.Pattern other, Object with) {
    return new Row(this, other, with, values);
  }

  /** The fact of the latest pattern. */
  Object fact() {
    if (fact == null) {
      throw new NoSuchElementException("no fact yet");
    }
    return fact;
  }

  /**
   * The fact of that pattern.
   *
   * @throws NoSuchElementException if there is none
   */
  @SuppressWarnings("ReferenceEquality") // two patterns of a rule may be alike
  Object fact(org.drools.base.rule.Pattern of) {
    for (Row row = this; row != null; row = row.before) {
      if (row.fact != null && row.pattern == of) {
        return row.fact;
      }
    }
    throw new NoSuchElementException("no fact of " + of);
  }

  ValueResolver values() {
    return values;
  }

  /**
   * What the compiler calls so.
   *
   * @throws NoSuchElementException if nothing is
   */
  @Nullable Object compiled(String name) {
    return get(name, false);
  }

  /**
   * What the author calls so.
   *
   * @throws NoSuchElementException if nothing is
   */
  @Nullable Object written(String name) {
    return get(name, true);
  }

  private @Nullable Object get(String name, boolean plain) {
    for (Row row = this; row != null && row.pattern != null; row = row.before) {
      if (row.pattern.getDeclaration() != null
          && is(row.pattern.getDeclaration().getIdentifier(), name, plain)) {
        return row.fact;
      }
      for (Map.Entry<String, Declaration> bound : row.pattern.getDeclarations().entrySet()) {
        if (is(bound.getKey(), name, plain)) {
          return bound.getValue().getValue(values, row.fact);
        }
      }
    }
    throw new NoSuchElementException(name);
  }

  private static boolean is(String identifier, String name, boolean plain) {
    return identifier.equals(name)
        || (plain && INNER.matcher(identifier).replaceFirst("").equals(name));
  }
}
