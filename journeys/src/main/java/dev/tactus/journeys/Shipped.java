package dev.tactus.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the definitions that travel with this module: every YAML file in {@code /journeys}. */
final class Shipped {
  private static final String FOLDER = "journeys/";

  private Shipped() {}

  static List<Journey> journeys() {
    try {
      return names().stream().map(Shipped::journey).toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the journeys shipped with Tactus cannot be listed", e);
    }
  }

  private static List<String> names() throws IOException, URISyntaxException {
    URL schema = Objects.requireNonNull(Shipped.class.getResource(Form.RESOURCE), Form.RESOURCE);
    if (schema.openConnection() instanceof JarURLConnection jar) {
      return definitions(jar.getJarFile().stream().map(e -> e.getName()));
    }
    URI uri = schema.toURI();
    try (Stream<Path> files = Files.list(Path.of(uri).resolveSibling("."))) {
      return definitions(files.map(f -> FOLDER + f.getFileName()));
    }
  }

  private static List<String> definitions(Stream<String> names) {
    return names.filter(n -> n.startsWith(FOLDER) && n.endsWith(".yaml")).sorted().toList();
  }

  private static Journey journey(String name) {
    try (InputStream in = Shipped.class.getResourceAsStream("/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      String yaml = new String(bytes, StandardCharsets.UTF_8);
      return Journey.parse(name.substring(FOLDER.length()), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is part of this jar and cannot be read", e);
    }
  }
}
