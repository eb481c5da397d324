package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredFormTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static <T> T again(T value, Class<T> type) {
    return JSON.readValue(JSON.writeValueAsString(value), type);
  }

  @Test
  void passagesComeBackFromJsonAsTheyWere() {
    Passages cart =
        Story.of("abandoned-cart")
            .when(Events.added("0h", "lamp", 0.5), Events.added("1h", "desk"))
            .until("5h")
            .passages();
    assertThat(again(cart, Passages.class)).isEqualTo(cart);
    Passages none = Passages.none("abandoned-cart");
    assertThat(again(none, Passages.class)).isEqualTo(none);
  }

  @Test
  void decisionsHeardComeBackFromJson() {
    Passages told =
        Story.of("back-in-stock")
            .when(Events.requested("0h", "lamp"))
            .offered("1d", "lamp")
            .decided("1d", "lamp", "back", Answer.SEND)
            .passages();
    assertThat(told.heard()).isNotEmpty();
    assertThat(again(told, Passages.class)).isEqualTo(told);
  }

  @Test
  void wavesComeBackFromJson() {
    Wave wave = Waves.restocked(Wave.none("lamp"), Times.START, 3.0, 1);
    assertThat(again(wave, Wave.class)).isEqualTo(wave);
    assertThat(again(Wave.none("lamp"), Wave.class)).isEqualTo(Wave.none("lamp"));
  }
}
