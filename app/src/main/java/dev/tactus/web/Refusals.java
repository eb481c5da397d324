package dev.tactus.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** How single calls may be refused beyond what every call may be: {@code refusals.yaml}. */
final class Refusals {
  private final Map<?, ?> paths;

  private Refusals(Map<?, ?> paths) {
    this.paths = paths;
  }

  static Refusals read() {
    try (InputStream in =
        Objects.requireNonNull(Refusals.class.getResourceAsStream("refusals.yaml"))) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return new Refusals((Map<?, ?>) tree);
    } catch (IOException e) {
      throw new UncheckedIOException("refusals.yaml is unreadable; the build made it", e);
    }
  }

  /** Status and when, of that call. */
  Map<String, String> of(String path, String method) {
    Map<String, String> refusals = new LinkedHashMap<>();
    if (paths.get(path) instanceof Map<?, ?> methods
        && methods.get(method.toLowerCase(Locale.ROOT)) instanceof Map<?, ?> said) {
      said.forEach((status, when) -> refusals.put(String.valueOf(status), String.valueOf(when)));
    }
    return refusals;
  }
}
