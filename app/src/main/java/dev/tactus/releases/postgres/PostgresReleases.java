package dev.tactus.releases.postgres;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.releases.ReleaseShelf;
import dev.tactus.releases.StoredRelease;
import dev.tactus.releases.StoredRelease.Notice;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.Checked;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Releases in the tables {@code releases} and {@code release_notices}. */
@Repository
class PostgresReleases implements ReleaseShelf {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Message>> MESSAGES = new TypeReference<>() {};
  private static final TypeReference<List<Notice>> NOTICES = new TypeReference<>() {};
  private static final int MOST_LETTERS = 1000;
  private static final String COLUMNS =
      """
      number, checksum, author, note, shipped, created_at, active_at, rules, covered, warnings,
      (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'text', notice) order by at, notice), '[]')
       from release_notices where release = number) as notices\
      """;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Audit audit;

  PostgresReleases(
      JdbcClient database,
      PlatformTransactionManager transactions,
      InstantSource clock,
      Audit audit) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public Kept keep(Checked checked, Origin origin) {
    Release release = Objects.requireNonNull(checked.release());
    String checksum = Sources.of(release).checksum();
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              database.sql("lock table releases in share row exclusive mode").update();
              Optional<StoredRelease> same = bySources(checksum);
              if (same.isPresent()) {
                return new Kept(same.get(), false);
              }
              int number =
                  database
                      .sql("select coalesce(max(number), 0) + 1 from releases")
                      .query(Integer.class)
                      .single();
              insert(number, checksum, release, checked, origin);
              audit.note(uploaded(number, checksum, checked, origin));
              return new Kept(find(String.valueOf(number)).orElseThrow(), true);
            }));
  }

  private static Deed uploaded(int number, String checksum, Checked checked, Origin origin) {
    return new Deed(
        "release.upload",
        String.valueOf(number),
        origin.note(),
        Map.of(
            "acceptedLess", origin.acceptedLess(),
            "rules", checked.rules().size(),
            "covered", checked.coverage().fired().size(),
            "checksum", checksum));
  }

  @Override
  public void refused(List<Message> messages, @Nullable String note) {
    List<Message> errors = messages.stream().filter(Message::isError).toList();
    String first = errors.isEmpty() ? "" : errors.get(0).toString();
    audit.note(
        new Deed(
            "release.refuse",
            null,
            note,
            Map.of(
                "errors",
                errors.size(),
                "first",
                first.substring(0, Math.min(first.length(), MOST_LETTERS)))));
  }

  private void insert(
      int number, String checksum, Release release, Checked checked, Origin origin) {
    database
        .sql(
            """
            insert into releases (number, checksum, kjar, author, note, shipped, created_at, rules, covered, warnings)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .param(number)
        .param(checksum)
        .param(release.bytes())
        .param(origin.author())
        .param(origin.note())
        .param(origin.shipped())
        .param(now())
        .param(checked.rules().stream().map(Rule::name).toArray(String[]::new))
        .param(checked.coverage().fired().toArray(String[]::new))
        .param(JSON.writeValueAsString(checked.messages()))
        .update();
  }

  @Override
  public Optional<StoredRelease> bySources(String checksum) {
    return database
        .sql("select " + COLUMNS + " from releases where checksum = ?")
        .param(checksum)
        .query((row, n) -> release(row))
        .optional();
  }

  @Override
  public Optional<StoredRelease> find(String id) {
    return database
        .sql("select " + COLUMNS + " from releases where number::text = ?")
        .param(id)
        .query((row, n) -> release(row))
        .optional();
  }

  @Override
  public Optional<Release> load(String id) {
    return database
        .sql("select kjar from releases where number::text = ?")
        .param(id)
        .query((row, n) -> Release.of(id, row.getBytes(1)))
        .optional();
  }

  @Override
  public List<StoredRelease> list(int before, int most) {
    return database
        .sql("select " + COLUMNS + " from releases where number < ? order by number desc limit ?")
        .param(before)
        .param(most)
        .query((row, n) -> release(row))
        .list();
  }

  @Override
  public void mark(String release, String notice) {
    transaction.executeWithoutResult(
        status -> {
          int marked =
              database
                  .sql(
                      """
                      insert into release_notices (release, at, notice) values (?::integer, ?, ?)
                      on conflict do nothing\
                      """)
                  .param(release)
                  .param(now())
                  .param(notice.substring(0, Math.min(notice.length(), MOST_LETTERS)))
                  .update();
          if (marked > 0) {
            audit.note(Deed.of("release.notice", release, notice));
          }
        });
  }

  private static StoredRelease release(ResultSet row) throws SQLException {
    OffsetDateTime activeAt = row.getObject("active_at", OffsetDateTime.class);
    return new StoredRelease(
        row.getString("number"),
        row.getString("checksum"),
        row.getString("author"),
        row.getString("note"),
        row.getBoolean("shipped"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        activeAt == null ? null : activeAt.toInstant(),
        texts(row.getArray("rules")),
        texts(row.getArray("covered")),
        JSON.readValue(row.getString("warnings"), MESSAGES),
        JSON.readValue(row.getString("notices"), NOTICES));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
