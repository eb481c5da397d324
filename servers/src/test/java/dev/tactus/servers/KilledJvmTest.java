package dev.tactus.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that embeds both servers is killed; nothing is left running and nothing is lost. */
class KilledJvmTest {
  private final Path home;

  KilledJvmTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void leavesNoProcessAndKeepsWhatWasCommittedAndConfirmed() throws Exception {
    Process jvm = startChild();
    List<ProcessHandle> children = jvm.descendants().toList();
    assertThat(children).isNotEmpty();
    jvm.destroyForcibly().waitFor();

    Eventually.holds(() -> children.stream().allMatch(KilledJvmTest::isGone));
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.start(home.resolve("database"), Programs.SHARED, Map.of());
        EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("broker"));
        Amqp amqp = Amqp.on(broker)) {
      assertThat(Sql.on(postgres).ask("select word from kept")).isEqualTo("committed");
      assertThat(amqp.take("kept")).isEqualTo("confirmed");
    }
  }

  private Process startChild() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.equals("stored")) {
      line = said.readLine();
    }
    assertThat(line).isEqualTo("stored");
    return jvm;
  }

  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().arguments().isEmpty();
  }

  /** Stores a row and a message, says so, and waits to be killed. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(home.resolve("database"), Programs.SHARED, Map.of());
      EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("broker"));
      Sql.on(postgres)
          .run("create table kept (word text)", "insert into kept values ('committed')");
      try (Amqp amqp = Amqp.on(broker)) {
        amqp.declare("kept");
        amqp.put("kept", "confirmed");
        System.out.println("stored");
        Objects.requireNonNull(System.in).read();
      }
    }
  }
}
