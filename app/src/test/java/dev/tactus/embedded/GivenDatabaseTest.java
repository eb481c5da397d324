package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenDatabaseTest {
  @Test
  void leavesAJdbcUrlAsItIs() {
    assertThat(GivenDatabase.properties("jdbc:postgresql://db:5433/shop?sslmode=require"))
        .isEqualTo(
            Map.of("spring.datasource.url", "jdbc:postgresql://db:5433/shop?sslmode=require"));
  }

  @Test
  void takesUserAndPasswordOutOfAUrl() {
    assertThat(GivenDatabase.properties("postgresql://ann:p%40ss+%2F@db:5433/shop?sslmode=require"))
        .isEqualTo(
            Map.of(
                "spring.datasource.url", "jdbc:postgresql://db:5433/shop?sslmode=require",
                "spring.datasource.username", "ann",
                "spring.datasource.password", "p@ss+/"));
  }

  @Test
  void takesTheShortFormWithoutPortAndUser() {
    assertThat(GivenDatabase.properties("postgres://db/shop"))
        .isEqualTo(Map.of("spring.datasource.url", "jdbc:postgresql://db/shop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://ann:secret@db/shop", "db:5432", "postgresql://ann:secret@db"})
  void refusesAnythingElseWithoutRepeatingThePassword(String address) {
    assertThatThrownBy(() -> GivenDatabase.properties(address))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("TACTUS_DATABASE_URL")
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .message()
        .doesNotContain("secret");
  }
}
