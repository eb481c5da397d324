package dev.tactus;

import dev.tactus.tool.Surroundings;
import dev.tactus.tool.Tool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application and the command line tool. */
@SpringBootApplication(
    exclude = UserDetailsServiceAutoConfiguration.class,
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Tactus {
  public static void main(String[] args) {
    if (Tool.serves(args)) {
      SpringApplication.run(Tactus.class, Tool.settings(args));
    } else {
      System.exit(tool(new Surroundings(System.getenv())).run(args));
    }
  }

  /** The command line tool, beside the installation that is named there. */
  public static Tool tool(Surroundings surroundings) {
    return new Tool(
        CoreSimulations.ofFiles(surroundings),
        CoreSimulations.ofInstallation(surroundings),
        surroundings);
  }
}
