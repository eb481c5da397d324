package dev.tactus.tool;

import dev.tactus.replay.RefusedException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one or a few lines, and gives the exit code. */
final class Complaints {
  private static final int NOT_GOOD = 1;
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 3;

  private Complaints() {}

  static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + name + " --help'.");
    err.flush();
    return WRONG_USAGE;
  }

  static int failed(Exception e, CommandLine command, ParseResult result) {
    PrintWriter err = command.getErr();
    boolean isRefusal = e instanceof RefusedException;
    err.println(isRefusal ? e.getMessage() : "tactus failed: " + e);
    if (result.expandedArgs().contains("--debug")) {
      e.printStackTrace(err);
    }
    err.flush();
    return isRefusal ? NOT_GOOD : FAILED;
  }
}
