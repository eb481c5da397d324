package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @ParameterizedTest
  @CsvSource({
    "00-T-S-01, 01",
    "00-T-S-00, 00",
    "00-T-S-ff, 01",
    "cc-T-S-01, 01",
    "cc-T-S-03-x, 01"
  })
  void goesOnAsTheSameTrace(String text, String flags) {
    String parent = Traceparent.of(full(text));
    assertThat(parent).isNotNull().startsWith("00-" + TRACE + "-" + SPAN).hasSize(55);
    assertThat(Traceparent.child(parent, "00f067aa0ba902b7"))
        .isEqualTo("00-" + TRACE + "-00f067aa0ba902b7-" + flags);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-T-S-01",
        "0A-T-S-01",
        "00-T-S-1",
        "00-T-S-01-x",
        "00-T-S-01 ",
        "cc-T-S-01x",
        "cc-T-S-01.x",
        "00-00000000000000000000000000000000-S-01",
        "00-T-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-S-01",
        "00_T_S_01"
      })
  void ignoresWhatIsNoTraceparent(String text) {
    assertThat(Traceparent.of(full(text))).isNull();
  }

  @Test
  void ignoresWhatIsNoText() {
    assertThat(Traceparent.of(null)).isNull();
    assertThat(Traceparent.of(17)).isNull();
  }

  private static String full(String text) {
    return text.replace("T", TRACE).replace("S", SPAN);
  }
}
