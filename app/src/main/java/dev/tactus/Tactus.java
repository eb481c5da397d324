package dev.tactus;

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
      System.exit(new Tool(new CoreSimulations()).run(args));
    }
  }
}
