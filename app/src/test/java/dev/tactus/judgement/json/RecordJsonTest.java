package dev.tactus.judgement.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.RandomRecords;
import java.io.ByteArrayOutputStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTest {
  private static final JsonMapper FULL = RecordJson.FULL;

  @ParameterizedTest
  @MethodSource("seeds")
  void readsFactsExactlyAsTheyWereWritten(long seed) {
    Facts facts = new RandomRecords(seed).next(Facts.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordJson.write(facts, out);
    assertThat(RecordJson.facts(out.toString(UTF_8))).isEqualTo(facts);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsJudgementsExactlyAsTheyWereWritten(long seed) {
    Judgement judgement = new RandomRecords(seed).next(Judgement.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordJson.write(judgement, out);
    assertThat(RecordJson.judgement(out.toString(UTF_8))).isEqualTo(judgement);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void showsNothingLeftOutAndReadsThatToo(long seed) {
    Facts facts = new RandomRecords(seed).next(Facts.class);
    String shown = FULL.writeValueAsString(facts);
    assertThat(FULL.readValue(shown, Facts.class)).isEqualTo(facts);
    assertThat(RecordJson.facts(shown)).isEqualTo(facts);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }
}
