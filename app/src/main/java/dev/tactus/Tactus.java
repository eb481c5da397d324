package dev.tactus;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application and the command line tool. */
@SpringBootApplication
public class Tactus {
  public static void main(String[] args) {
    org.springframework.boot.SpringApplication.run(Tactus.class, args);
  }
}
