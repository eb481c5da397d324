package dev.tactus.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ToolTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void startsTheApplicationOnlyForServe() {
    assertThat(Tool.serves()).isTrue();
    assertThat(Tool.serves("serve")).isTrue();
    assertThat(Tool.serves("serve", "--server.port=1")).isTrue();
    assertThat(Tool.serves("--server.port=1")).isTrue();
    assertThat(Tool.serves("serve", "--help")).isFalse();
    assertThat(Tool.serves("--help")).isFalse();
    assertThat(Tool.serves("replay", "x")).isFalse();
  }

  @Test
  void givesTheSettingsToTheApplication() {
    assertThat(Tool.settings("serve", "--a=b")).containsExactly("--a=b");
    assertThat(Tool.settings("--a=b")).containsExactly("--a=b");
    assertThat(Tool.settings()).isEmpty();
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("serve", "replay", "Exit codes");
    assertThat(run("replay", "--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("tactus ");
  }

  @Test
  void saysWhatItMissesWithoutACommand() {
    assertThat(run("--debug")).isEqualTo(2);
    assertThat(err.toString()).contains("a command is missing");
  }

  private int run(String... args) {
    return new Tool(
            (terms, judgements) -> {
              throw new IllegalStateException();
            })
        .run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
