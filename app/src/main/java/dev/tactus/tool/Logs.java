package dev.tactus.tool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/** Keeps the log of the libraries out of what a command prints. */
final class Logs {
  private Logs() {}

  /** Nothing, or warnings on the error stream. */
  static void quiet(boolean showWarnings) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      root.setLevel(showWarnings ? Level.WARN : Level.OFF);
      root.iteratorForAppenders()
          .forEachRemaining(
              appender -> {
                if (appender instanceof ConsoleAppender<?> console) {
                  console.stop();
                  console.setTarget("System.err");
                  console.start();
                }
              });
    }
  }
}
