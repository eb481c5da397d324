package dev.tactus.backtest;

import java.io.OutputStream;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON: names as in the records, enums in lower case, times as RFC 3339 UTC. */
final class ReportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();
  private static final JsonMapper COMPACT =
      MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  /** Writes it as UTF-8, for people too. */
  static void write(Report report, OutputStream out) {
    MAPPER.writeValue(out, report);
  }

  /** To be stored. */
  static String text(Report report) {
    return COMPACT.writeValueAsString(report);
  }

  /** The report that was written. */
  static Report read(String json) {
    return COMPACT.readValue(json, Report.class);
  }
}
