package dev.tactus.replay;

import java.util.List;
import java.util.Locale;

/** What may be given beside a history. */
enum Side {
  PRODUCT("id", "product_id"),
  CUSTOMER("id", "customerId"),
  CONSENT("customerId");

  private final List<String> idFields;

  Side(String... idFields) {
    this.idFields = List.of(idFields);
  }

  /** The type of the events that it becomes. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the id stands in the body, by precedence. */
  List<String> idFields() {
    return idFields;
  }
}
