package dev.tactus.rulebase;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.jspecify.annotations.Nullable;

/** Values of the plain expressions of a condition, to show them; whether it holds is not asked. */
final class Values {
  private static final List<String> ASKED =
      List.of("dev.tactus.facts.", "java.time.", "java.util.", "java.lang.", "java.math.");
  private final Row row;

  Values(Row row) {
    this.row = row;
  }

  /**
   * The value of that expression.
   *
   * @throws RuntimeException if it is not a plain one, or cannot be asked
   */
  @Nullable Object of(Expression e) {
    if (e instanceof EnclosedExpr enclosed) {
      return of(enclosed.getInner());
    } else if (e instanceof NameExpr name) {
      return name(name.getNameAsString());
    } else if (e instanceof FieldAccessExpr access) {
      return property(of(access.getScope()), access.getNameAsString());
    } else if (e instanceof NullSafeFieldAccessExpr access) {
      Object owner = of(access.getScope());
      return owner == null ? null : property(owner, access.getNameAsString());
    } else if (e instanceof MethodCallExpr call) {
      Object owner = call.getScope().isEmpty() ? row.fact() : of(call.getScope().get());
      return ask(owner, call.getNameAsString(), call.getArguments().stream().map(this::of));
    } else if (e instanceof ThisExpr) {
      return row.fact();
    }
    return literal(e);
  }

  private static Object literal(Expression e) {
    if (e instanceof StringLiteralExpr text) {
      return text.asString();
    } else if (e instanceof IntegerLiteralExpr number) {
      return number.asNumber();
    } else if (e instanceof BooleanLiteralExpr yes) {
      return yes.getValue();
    }
    throw new UnsupportedOperationException(e.getClass().getSimpleName());
  }

  private @Nullable Object name(String name) {
    if (name.startsWith("$")) {
      return row.written(name);
    } else if (Character.isUpperCase(name.charAt(0))) {
      return type(name);
    }
    return property(row.fact(), name);
  }

  private static Object type(String name) {
    for (String of : List.of("dev.tactus.facts.", "java.time.", "java.lang.")) {
      try {
        return Class.forName(of + name, false, Values.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        // one of the next
      }
    }
    throw new NoSuchElementException(name);
  }

  private @Nullable Object property(@Nullable Object owner, String name) {
    if (owner instanceof Class<?> type && type.isEnum()) {
      return List.of(type.getEnumConstants()).stream()
          .filter(c -> ((Enum<?>) c).name().equals(name))
          .findFirst()
          .orElseThrow();
    }
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (String way : List.of(name, "is" + capital, "get" + capital)) {
      Method method = method(owner, way, List.of());
      if (method != null) {
        return invoke(method, owner, List.of());
      }
    }
    throw new NoSuchElementException(name);
  }

  private static @Nullable Object ask(
      @Nullable Object owner, String name, java.util.stream.Stream<@Nullable Object> given) {
    List<@Nullable Object> arguments = new java.util.ArrayList<>(given.toList());
    Method method = method(owner, name, arguments);
    if (method == null) {
      throw new NoSuchElementException(name);
    }
    return invoke(method, owner, arguments);
  }

  private static @Nullable Method method(
      @Nullable Object owner, String name, List<@Nullable Object> given) {
    boolean isStatic = owner instanceof Class<?>;
    Class<?> type =
        owner instanceof Class<?> named
            ? named
            : java.util.Objects.requireNonNull(owner).getClass();
    for (Method method : type.getMethods()) {
      boolean isAsked =
          method.getName().equals(name)
              && method.getParameterCount() == given.size()
              && Modifier.isStatic(method.getModifiers()) == isStatic
              && ASKED.stream().anyMatch(method.getDeclaringClass().getName()::startsWith)
              && Modifier.isPublic(method.getDeclaringClass().getModifiers());
      if (isAsked && fits(method.getParameterTypes(), given)) {
        return method;
      }
    }
    return null;
  }

  private static boolean fits(Class<?>[] types, List<@Nullable Object> given) {
    for (int i = 0; i < types.length; i++) {
      Class<?> type = java.lang.invoke.MethodType.methodType(types[i]).wrap().returnType();
      if (given.get(i) != null && !type.isInstance(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object owner, List<@Nullable Object> given) {
    try {
      return method.invoke(owner instanceof Class<?> ? null : owner, given.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " cannot be asked", e);
    }
  }
}
