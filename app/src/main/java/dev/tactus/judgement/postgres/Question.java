package dev.tactus.judgement.postgres;

import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which decisions are asked for, as conditions with their values. */
final class Question {
  /** What a week that is over is indexed by (V48): says less than a condition on the column. */
  static final String LABELS =
      "(reasons || rules || ARRAY[answer, verdict, channel, journey, step, release])";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  static Question of(DecisionFilter filter) {
    return new Question()
        .where("customer_id = :customer", "customer", filter.customer())
        .labelled("journey = :journey", "journey", filter.journey())
        .labelled("step = :step", "step", filter.step())
        .labelled(
            "answer = :answer", "answer", filter.answer() == null ? null : filter.answer().id())
        .labelled(
            "verdict = :verdict",
            "verdict",
            filter.verdict() == null ? null : filter.verdict().id())
        .labelled(":reason = ANY (reasons)", "reason", filter.reason())
        .labelled(":rule = ANY (rules)", "rule", filter.rule())
        .labelled("release = :release", "release", filter.release())
        .labelled(
            "channel = :channel",
            "channel",
            filter.channel() == null ? null : filter.channel().id())
        .where("decided_at >= :from", "from", filter.from())
        .where("decided_at < :to", "to", filter.to());
  }

  /** A condition whose value is among the labels, by which weeks that are over are indexed. */
  private Question labelled(String condition, String name, @Nullable String value) {
    return where(condition + " AND " + LABELS + " @> ARRAY[:" + name + "]::text[]", name, value);
  }

  /** Adds a condition, unless its value is null. */
  Question where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      with(name, value);
    }
    return this;
  }

  /** Only what comes after that place, newest first. */
  Question after(@Nullable Place place) {
    // the first condition says nothing more, but leaves out the weeks that came later
    return place == null
        ? this
        : where("decided_at <= :decided", "decided", place.decidedAt())
            .where("(decided_at, id) < (:decided, :id)", "id", place.id());
  }

  /** Adds a value. */
  Question with(String name, Object value) {
    values.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    return this;
  }

  List<DecisionItem> ask(JdbcClient sql, String rest) {
    return ask(sql, DecisionRows.ITEM, rest, DecisionRows::item);
  }

  <T> List<T> ask(JdbcClient sql, String select, String rest, RowMapper<T> reader) {
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return sql.sql(select + where + "\n" + rest).params(values).query(reader).list();
  }
}
