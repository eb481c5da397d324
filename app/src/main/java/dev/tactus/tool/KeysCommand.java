package dev.tactus.tool;

import dev.tactus.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The commands about keys. */
@Command(
    name = "keys",
    header = "Makes keys.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class KeysCommand extends Group {
  private final Surroundings surroundings;

  KeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(
      name = "create",
      header = "Makes a key and prints it, this once: only its hash is kept.",
      description =
          "%nIn the database that TACTUS_DATABASE_URL names, else in that of TACTUS_HOME, whether"
              + " Tactus runs or not. It counts at once.%n")
  int create(
      @Parameters(
              paramLabel = "ROLE",
              converter = RoleName.class,
              description = "ingest, integration, worker, author, analyst or admin")
          Role role) {
    KeptInstallation kept = surroundings.installation("keys are those of an installation");
    out().println(kept.keys().create(role));
    out().flush();
    return 0;
  }

  /** Reads a role by its name in the contracts. */
  static final class RoleName implements ITypeConverter<Role> {
    @Override
    public Role convert(String name) {
      try {
        return Role.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
