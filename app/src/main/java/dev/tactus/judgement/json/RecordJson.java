package dev.tactus.judgement.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Finding;
import dev.tactus.judgement.Judgement;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Facts and judgements as JSON: names as in the records, enums in lower case, times as RFC 3339
 * UTC. What is left out is null, false, 0 or empty, so that reading gives exactly what was written.
 */
public final class RecordJson {
  /** The same form with nothing left out, for people and programs to read; reads both. */
  static final JsonMapper FULL =
      mapper(JsonMapper.builder()).disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

  private static final JsonMapper COMPACT = compact();
  private static final ObjectWriter FACTS = COMPACT.writerFor(Facts.class);
  private static final ObjectWriter JUDGEMENT = COMPACT.writerFor(Judgement.class);
  private static final ObjectReader FACTS_READER = COMPACT.readerFor(Facts.class);
  private static final ObjectReader JUDGEMENT_READER = COMPACT.readerFor(Judgement.class);

  private RecordJson() {}

  /** Writes facts as UTF-8; leaves the stream open. */
  public static void write(Facts facts, OutputStream out) {
    FACTS.writeValue(out, facts);
  }

  /** Writes a judgement as UTF-8; leaves the stream open. */
  public static void write(Judgement judgement, OutputStream out) {
    JUDGEMENT.writeValue(out, judgement);
  }

  /** The facts that were written. */
  public static Facts facts(String json) {
    return FACTS_READER.readValue(json);
  }

  /** The judgement that was written. */
  public static Judgement judgement(String json) {
    return JUDGEMENT_READER.readValue(json);
  }

  /** A decision with all that it saw, as the HTTP API shows it, on several lines. */
  public static String text(DecisionDetail decision) {
    return FULL.writerWithDefaultPrettyPrinter().writeValueAsString(decision);
  }

  /**
   * The facts that somebody gave: alone, or as the member {@code facts} of a decision or of the
   * body of a dry run.
   *
   * @throws IllegalArgumentException if there are none; says where and why
   * @throws dev.tactus.web.BadRequest if something is missing in them, or out of bounds
   */
  public static Facts given(String json) {
    Facts facts;
    try {
      JsonNode tree = FULL.readTree(json);
      JsonNode found = tree.path("facts").isObject() ? tree.path("facts") : tree;
      if (!found.path("trigger").isObject()) {
        throw new IllegalArgumentException(
            "expected facts: an object that has a trigger, or one whose member facts has");
      }
      facts = FULL.treeToValue(found, Facts.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "not facts as JSON: " + e.getOriginalMessage() + place(e), e);
    }
    Complete.check("facts", facts);
    return facts;
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static JsonMapper compact() {
    return mapper(JsonMapper.builder())
        .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
        .withConfigOverride(List.class, o -> o.setInclude(only(JsonInclude.Include.NON_EMPTY)))
        .withConfigOverride(Set.class, o -> o.setInclude(only(JsonInclude.Include.NON_EMPTY)))
        .withConfigOverride(boolean.class, o -> o.setInclude(only(JsonInclude.Include.NON_DEFAULT)))
        .withConfigOverride(int.class, o -> o.setInclude(only(JsonInclude.Include.NON_DEFAULT)))
        .withConfigOverride(double.class, o -> o.setInclude(only(JsonInclude.Include.NON_DEFAULT)))
        .build();
  }

  private static JsonMapper.Builder mapper(JsonMapper.Builder builder) {
    return builder
        .addModule(new SimpleModule().addSerializer(Instant.class, new InstantText()))
        .addMixIn(Finding.class, Tagged.class)
        .changeDefaultVisibility(
            v ->
                v.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
        .changeDefaultNullHandling(n -> n.withValueNulls(Nulls.DEFAULT))
        .withConfigOverride(List.class, o -> o.setNullHandling(empty()))
        .withConfigOverride(Set.class, o -> o.setNullHandling(empty()))
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS);
  }

  private static com.fasterxml.jackson.annotation.JsonSetter.Value empty() {
    return com.fasterxml.jackson.annotation.JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  }

  private static JsonInclude.Value only(JsonInclude.Include include) {
    return JsonInclude.Value.construct(include, JsonInclude.Include.ALWAYS);
  }
}
