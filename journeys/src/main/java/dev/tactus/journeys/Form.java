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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a source against the JSON Schema of journeys, the one that editors complete from. */
final class Form {
  static final String RESOURCE = "/journeys/journey.schema.json";
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);
  private static final Pattern CHOICE = Pattern.compile("/(one|any)Of");
  private static final Source RULES = Source.read(text(), new Problems(RESOURCE));

  private Form() {}

  static void check(Source source, Problems problems) {
    Set<String> reported = new HashSet<>();
    for (Error error : SCHEMA.validate(json(source.root()), InputFormat.JSON)) {
      String at = error.getInstanceLocation().toString();
      // Of a choice of which no branch fits, one problem is enough.
      if (!isBranch(error) || reported.add(at)) {
        report(error, at, source, problems);
      }
    }
    problems.throwIfAny();
  }

  private static boolean isBranch(Error error) {
    return CHOICE.matcher(path(error)).find();
  }

  /** The way through the schema, references followed. */
  private static String path(Error error) {
    return error.getEvaluationPath().toString();
  }

  private static void report(Error error, String at, Source source, Problems problems) {
    String property = error.getProperty();
    boolean unknown = error.getKeyword().equals("additionalProperties") && property != null;
    Spot spot = unknown ? source.keySpot(Source.child(at, property)) : source.spot(at);
    String message = isBranch(error) ? "fits none of the forms, or several" : error.getMessage();
    problems.add(spot, (at.isEmpty() ? "" : at + ": ") + message, expected(error));
  }

  private static String expected(Error error) {
    if (error.getKeyword().equals("required") && !isBranch(error)) {
      return "the property " + error.getProperty();
    }
    Object about = null;
    Object rule = RULES.root();
    for (String name : CHOICE.split(path(error))[0].substring(1).split("/")) {
      about = rule;
      rule = step(rule, name);
    }
    Object described = isBranch(error) ? rule : about;
    Object description = described instanceof Map<?, ?> map ? map.get("description") : null;
    return description == null ? error.getKeyword() + " " + json(rule) : description.toString();
  }

  private static Object step(Object rule, String name) {
    Object next = rule instanceof Map<?, ?> map ? map.get(name) : "";
    if (rule instanceof List<?> list) {
      next = list.get(Integer.parseInt(name));
    }
    if (name.equals("$ref") && RULES.root() instanceof Map<?, ?> root && next != null) {
      return step(step(root, "$defs"), next.toString().substring("#/$defs/".length()));
    }
    return next == null ? "" : next;
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
