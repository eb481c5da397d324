package dev.tactus.rulebase.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cap as rules write it: {@code marketing.atMost(2).inDays(7)}.
 *
 * @param of which messages are counted
 */
record Cap(String of, int most, int hours) {
  private static final Pattern CAP =
      Pattern.compile("(.*)[.]atMost\\((\\d{1,6})\\)[.]in(Days|Hours)\\((\\d{1,6})\\)");

  static @Nullable Cap of(String text) {
    Matcher matcher = CAP.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int window = Integer.parseInt(matcher.group(4)) * (matcher.group(3).equals("Days") ? 24 : 1);
    return new Cap(matcher.group(1), Integer.parseInt(matcher.group(2)), window);
  }

  /** Whether the one is reached, if it is compared with now, whenever the other is. */
  static boolean implies(Atom one, Atom other) {
    String now = " > now";
    return one.text().endsWith(now)
        && other.text().endsWith(now)
        && isStricter(
            other.text().substring(0, other.text().length() - now.length()),
            one.text().substring(0, one.text().length() - now.length()));
  }

  /** Whether the one cap, of the same messages, allows no more than the other. */
  static boolean isStricter(String one, String other) {
    Cap strict = of(one);
    Cap loose = of(other);
    return strict != null
        && loose != null
        && strict.of.equals(loose.of)
        && strict.most <= loose.most
        && strict.hours >= loose.hours;
  }
}
