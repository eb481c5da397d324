package dev.tactus.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertiesTest {
  @Test
  void aCancellationMayNameAnyChannelSinceNobodyReadsIt() {
    Map<String, Object> properties = Map.of("product_id", "lamp", "channel", "*");
    assertThatCode(() -> Properties.check("Restock Alert Cancelled", properties))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Properties.check("Restock Alert Requested", properties))
        .isInstanceOf(BadValue.class);
  }

  @Test
  void anAlertIsNeitherAskedForNorCancelledAheadOfTheClock() {
    assertThat(Properties.saysOfConsent("Restock Alert Requested")).isTrue();
    assertThat(Properties.saysOfConsent("Restock Alert Cancelled")).isTrue();
  }
}
