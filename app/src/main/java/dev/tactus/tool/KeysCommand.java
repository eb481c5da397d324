package dev.tactus.tool;

import dev.tactus.access.Keys;
import dev.tactus.access.Role;
import dev.tactus.embedded.ToolDatabase;
import java.io.PrintWriter;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The commands about keys. */
@Command(
    name = "keys",
    header = "Makes keys.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class KeysCommand extends Group {
  @Spec private @Nullable CommandSpec command;

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
    try (ToolDatabase database = ToolDatabase.open(System.getenv())) {
      PrintWriter out = java.util.Objects.requireNonNull(command).commandLine().getOut();
      out.println(create(database.source(), role));
      out.flush();
    }
    return 0;
  }

  private static String create(DataSource database, Role role) {
    try (AnnotationConfigApplicationContext access = new AnnotationConfigApplicationContext()) {
      access.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
      access.register(Keys.class);
      access.scan("dev.tactus.access.postgres", "dev.tactus.time");
      access.refresh();
      return access.getBean(Keys.class).create(role);
    }
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
