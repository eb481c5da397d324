package dev.tactus.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI file, and messages against its schemas. */
public final class AsyncApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** All of it. */
  public static final JsonNode FILE = read();

  private AsyncApi() {}

  /** The message is as the schema of that name says. */
  public static void holds(String name, byte[] message) {
    holds(name, "/schemas/" + name, JSON.readTree(message));
  }

  /** So are the headers of that message. */
  public static void holdsForHeaders(String name, Map<String, ?> headers) {
    Map<String, Object> texts = new java.util.TreeMap<>();
    headers.forEach((header, value) -> texts.put(header, String.valueOf(value)));
    holds(name, "/messages/" + name + "/headers", JSON.valueToTree(texts));
  }

  private static void holds(String name, String pointer, JsonNode node) {
    JsonNode schema =
        JSON.createObjectNode()
            .put("$ref", "#/components" + pointer)
            .set("components", FILE.get("components"));
    Schema all =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    assertThat(FILE.at("/components" + pointer).isObject()).as(name).isTrue();
    assertThat(all.validate(node)).as(name).isEmpty();
  }

  private static JsonNode read() {
    try (InputStream file =
        Objects.requireNonNull(AsyncApi.class.getResourceAsStream("/static/asyncapi.yaml"))) {
      return JSON.valueToTree(new Yaml().load(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
