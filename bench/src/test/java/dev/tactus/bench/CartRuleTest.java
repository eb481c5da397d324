package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartRuleTest {
  private final List<Row> rows = new ArrayList<>();

  @Test
  void countsACartThatIsLeft() {
    assertThat(after("cart ann desk", "view ann lamp").left()).containsExactly("ann");
  }

  @Test
  void countsNoCartThatIsBought() {
    assertThat(after("cart ann desk", "cart ann lamp", "purchase ann lamp").left()).isEmpty();
  }

  @Test
  void keepsACartWhenSomethingElseIsBought() {
    assertThat(after("cart ann desk", "purchase ann lamp").left()).containsExactly("ann");
  }

  @Test
  void countsNoCartThatIsEmptied() {
    assertThat(after("cart ann desk", "remove_from_cart ann desk").left()).isEmpty();
  }

  @Test
  void keepsWhatIsLeftOfTwo() {
    assertThat(after("cart ann desk", "cart ann desk", "remove_from_cart ann desk").left())
        .containsExactly("ann");
  }

  @Test
  void countsEveryCartThatIsBegun() {
    CartRule rule = after("cart ann desk", "purchase ann desk", "cart ann lamp", "cart bob desk");

    assertThat(rule.begun()).containsEntry("ann", 2).containsEntry("bob", 1);
  }

  private CartRule after(String... events) {
    for (String event : events) {
      String[] parts = event.split(" ");
      rows.add(new Row(rows.size(), Instant.EPOCH, parts[0], parts[1], parts[2], ""));
    }
    return CartRule.over(rows);
  }
}
