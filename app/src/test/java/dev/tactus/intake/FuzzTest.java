package dev.tactus.intake;

import static dev.tactus.intake.Texts.NOW;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever comes in is taken, set aside or refused: never a fault of ours. */
class FuzzTest {
  private static final int ROUNDS = 20_000;
  private static final List<BiFunction<JsonText, java.time.Instant, Parsed>> READERS =
      List.of(
          SegmentCalls::batch,
          (text, now) -> SegmentCalls.call("track", text, now),
          (text, now) -> SegmentCalls.call("identify", text, now),
          CloudEvents::one,
          CloudEvents::batch,
          Products::batch,
          (text, now) -> form(Forms.customer(Bodies.object(text, true), now)),
          (text, now) -> form(Forms.consent(Bodies.object(text, true), now)),
          (text, now) -> form(Forms.preferences(Bodies.object(text, true))));

  @Test
  void anythingIsAnswered() {
    long seed = Long.getLong("tactus.seed", System.nanoTime());
    System.out.println("fuzz seed " + seed + " (repeat with -Dtactus.seed=" + seed + ")");
    Mutations mutations = new Mutations(new Random(seed));
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = mutations.next();
      for (BiFunction<JsonText, java.time.Instant, Parsed> reader : READERS) {
        assertThatCode(() -> read(body, reader))
            .as("round %d, seed %d, body %s", i, seed, new String(body, StandardCharsets.UTF_8))
            .doesNotThrowAnyException();
      }
    }
  }

  private static void read(byte[] body, BiFunction<JsonText, java.time.Instant, Parsed> reader) {
    try {
      reader.apply(JsonText.of(body, body.length), NOW);
    } catch (BadValue refused) {
      // as it should be
    }
  }

  private static Parsed form(Object ignored) {
    return new Parsed(List.of(), List.of(), null);
  }
}
