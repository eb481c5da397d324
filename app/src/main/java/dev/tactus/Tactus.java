package dev.tactus;

import dev.tactus.replay.Simulations;
import dev.tactus.tool.Tool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application and the command line tool. */
@SpringBootApplication
public class Tactus {
  public static void main(String[] args) {
    if (Tool.serves(args)) {
      SpringApplication.run(Tactus.class, Tool.settings(args));
    } else {
      System.exit(new Tool(simulations()).run(args));
    }
  }

  // the one place that says which core replays run on
  private static Simulations simulations() {
    return (terms, judgements) -> {
      throw new IllegalStateException("this build has no simulation");
    };
  }
}
