package dev.tactus.whole;

import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One Tactus with a clock moved by hand, for all tests of a class. */
abstract class OneTactus {
  static Installed tactus;

  @BeforeAll
  static void startTactus(@TempDir Path home) throws Exception {
    tactus = Installed.on(Brokers.embedded().uri(), home);
  }

  @AfterAll
  static void stopTactus() throws Exception {
    tactus.close();
    // others use the same broker
    tactus.messages("tactus.sends.email");
  }
}
