package dev.tactus.intake;

import static dev.tactus.intake.Checks.*;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies that tell of customers, consents, preferences and products. */
final class Forms {
  private static final Check CHANNEL = oneOf("email", "sms", "push", "web");
  private static final Check ANY_CHANNEL = oneOf("email", "sms", "push", "web", "*");
  private static final Check PURPOSE = oneOf("marketing", "alert", "service", "*");
  private static final Check PROVENANCE =
      oneOf("declared", "observed", "purchased", "inferred", "third-party");
  private static final Check SHARE = number(n -> n >= 0 && n <= 1, "a number from 0 to 1");
  private static final Check DAYS =
      number(n -> n > 0 && n <= 3650, "a number of days > 0, at most 3650");
  private static final Check TIMES =
      number(n -> n >= 0 && n == Math.rint(n) && n <= 1000, "a whole number >= 0");
  private static final Check TOPICS = list(text(200), 100);

  private Forms() {}

  static Map<String, Object> customer(Map<String, Object> body, Instant now) {
    Check collected = past("2000-01-01 to now", now);
    Check attribute =
        object(
            a ->
                a.must("value", scalar())
                    .may("provenance", PROVENANCE)
                    .may("confidence", SHARE)
                    .may("collectedAt", collected));
    return new Form("", body)
        .may("timezone", ZONE)
        .may("country", COUNTRY)
        .may("locale", LOCALE)
        .may("addresses", object(Forms::addresses))
        .may("attributes", object(a -> a.all(attribute)))
        .done();
  }

  private static void addresses(Form form) {
    form.may("email", orList(EMAIL)).may("sms", orList(PHONE)).may("push", orList(text(4096)));
  }

  /** One, or an array of several. */
  private static Check orList(Check each) {
    Check several = list(each, 20);
    return (field, value) ->
        value instanceof List ? several.of(field, value) : each.of(field, value);
  }

  static Map<String, Object> consent(Map<String, Object> body, Instant now) {
    return new Form("", body)
        .must("channel", ANY_CHANNEL)
        .must("purpose", PURPOSE)
        .must("status", oneOf("granted", "withdrawn"))
        .may("product_id", ID)
        .may("at", past("2000-01-01 to now, since consent cannot be given ahead", now))
        .may("source", text(200))
        .may("policyVersion", text(200))
        .may("expiresAt", TIME)
        .otherwise("at", now.toString())
        .otherwise("source", "api")
        .see(Forms::possible)
        .done();
  }

  private static void possible(Form form, Map<String, Object> consent) {
    boolean granted = "granted".equals(consent.get("status"));
    for (String what : List.of("channel", "purpose")) {
      if (granted && "*".equals(consent.get(what))) {
        no(what, "*", "one " + what + ": only a withdrawal may name all");
      }
    }
    Object expires = consent.get("expiresAt");
    Instant at = Instant.parse(String.valueOf(consent.get("at")));
    if (expires != null && !Instant.parse(expires.toString()).isAfter(at)) {
      no("expiresAt", expires, "a time after at");
    }
  }

  static Map<String, Object> preferences(Map<String, Object> body) {
    Check quiet = object(q -> q.must("from", LOCAL_TIME).must("to", LOCAL_TIME));
    return new Form("", body)
        .may("topics", TOPICS)
        .may("categories", TOPICS)
        .may("frequency", Forms::frequency)
        .may("quietHours", quiet)
        .may("preferredChannel", CHANNEL)
        .done();
  }

  /** Messages a week: a number, or {@code {"perWeek": 2}}. */
  private static Object frequency(String field, Object value) {
    if (!(value instanceof Map)) {
      return TIMES.of(field, value);
    }
    Check perWeek = object(f -> f.must("perWeek", TIMES));
    return ((Map<?, ?>) perWeek.of(field, value)).values().iterator().next();
  }

  static Map<String, Object> product(String id, Map<String, Object> body) {
    Map<String, Object> product = new LinkedHashMap<>();
    product.put("product_id", ID.of("id", id));
    product.putAll(
        new Form("", body)
            .may("id", (field, value) -> id.equals(value) ? value : no(field, value, id))
            .may("name", text(1000))
            .may("category", text(1000))
            .may("brand", text(1000))
            .may("price", QUANTITY)
            .may("currency", CURRENCY)
            .may("stock", QUANTITY)
            .may("variantOf", ID)
            .may("url", URL)
            .may("imageUrl", URL)
            .may("consumable", BOOL)
            .may("days_supply", DAYS)
            .may("sensitive", BOOL)
            .may("complements", list(ID, 100))
            .done());
    product.remove("id");
    return product;
  }

  private static Check past(String expected, Instant now) {
    return (field, value) -> {
      Instant time = Instant.parse(TIME.of(field, value).toString());
      return time.isBefore(Limits.OLDEST) || time.isAfter(now)
          ? no(field, value, "a time from " + expected)
          : time.toString();
    };
  }
}
