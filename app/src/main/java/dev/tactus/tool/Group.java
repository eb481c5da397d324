package dev.tactus.tool;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only stands above others. */
abstract class Group implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
