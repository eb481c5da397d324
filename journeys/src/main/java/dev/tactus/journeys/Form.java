package dev.tactus.journeys;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Checks a source against the JSON Schema of journeys, the one that editors complete from. */
final class Form {
  static final String RESOURCE = "/journeys/journey.schema.json";
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  private Form() {}

  static void check(Source source, Problems problems) {
    for (Error error : SCHEMA.validate(json(source.root()), InputFormat.JSON)) {
      if (!isBranch(error)) {
        report(error, source, problems);
      }
    }
    problems.throwIfAny();
  }

  /** A branch of a choice says less than the choice itself. */
  private static boolean isBranch(Error error) {
    String path = error.getEvaluationPath().toString();
    return path.contains("/oneOf/") || path.contains("/anyOf/");
  }

  private static void report(Error error, Source source, Problems problems) {
    String at = error.getInstanceLocation().toString();
    String property = error.getProperty();
    boolean unknown = error.getKeyword().equals("additionalProperties") && property != null;
    Spot spot = unknown ? source.keySpot(Source.child(at, property)) : source.spot(at);
    problems.add(spot, (at.isEmpty() ? "" : at + ": ") + error.getMessage(), expected(error));
  }

  private static String expected(Error error) {
    String rule = String.valueOf(error.getSchemaNode());
    return switch (error.getKeyword()) {
      case "required" -> "the property " + error.getProperty();
      case "additionalProperties" -> "a property that journey.schema.json knows";
      case "oneOf", "anyOf" -> choice(rule);
      case "enum" -> "one of " + rule;
      case "type" -> "a value of type " + rule;
      case "pattern" -> "text like " + rule;
      default -> error.getKeyword() + " " + rule;
    };
  }

  private static String choice(String rule) {
    return rule.contains("decided")
        ? "exactly one signal: on, contents, after, offered or decided"
        : rule.contains("exit")
            ? "something that happens: to, exit, anew, trigger or estimate"
            : rule;
  }

  private static String text() {
    try (InputStream in = Form.class.getResourceAsStream(RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " is part of this jar and cannot be read", e);
    }
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> quoted(String.valueOf(e.getKey())) + ":" + json(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Form::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String s ? quoted(s) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
