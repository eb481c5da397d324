package dev.tactus.tool;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only stands above others. */
abstract class Group implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    throw new ParameterException(command(), "a command is missing");
  }

  /** Where its commands say what came of it. */
  final PrintWriter out() {
    return command().getOut();
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec, "picocli gives the spec before the call").commandLine();
  }
}
