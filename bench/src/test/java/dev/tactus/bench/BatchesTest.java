package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BatchesTest {
  private final List<Row> rows =
      IntStream.range(0, 10)
          .mapToObj(i -> new Row(i, Instant.EPOCH, "cart", "c" + i % 3, "p", "k"))
          .toList();

  @Test
  void keepsTheOrderOfTime() {
    assertThat(Batches.byTime(rows, 4)).extracting(b -> b.ids().size()).containsExactly(4, 4, 2);
  }

  @Test
  void keepsACustomerTogether() {
    assertThat(Batches.byCustomer(rows, 2))
        .extracting(b -> b.ids().size())
        .containsExactly(4, 3, 3);
  }

  @Test
  void writesCallsOfSegment() {
    var call = JsonMapper.shared().readTree(Batches.byTime(rows, 1).get(0).body());

    assertThat(call.at("/batch/0/event").asString()).isEqualTo("Product Added");
  }
}
