package dev.tactus.delivery.postgres;

import dev.tactus.delivery.Pauses;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The emergency stop in the table {@code send_pauses}. */
@Component
final class PostgresPauses implements Pauses {
  private static final String ALL = "*";

  /** Whether a pause concerns a send. */
  static final String CONCERNS =
      "(p.channel = '*' OR p.channel = s.channel) AND (p.purpose = '*' OR p.purpose = s.purpose)";

  // spread over five minutes, or over half of the time that is left
  private static final String PUBLISH_AGAIN =
      """
      UPDATE sends_due d
         SET task = 'publish',
             due_at = n.now + least(interval '5 minutes', (d.not_after - n.now) / 2)
                      * ((hashtext(d.send_id) & 1023) / 1024.0)
        FROM sends s, (SELECT ?::timestamptz AS now) n
       WHERE d.task = 'resume' AND s.customer_id = d.customer_id AND s.send_id = d.send_id
         AND s.not_after = d.not_after AND d.not_after > n.now
         AND NOT EXISTS (SELECT FROM send_pauses p WHERE %s)
      """
          .formatted(CONCERNS);

  private final DataSource database;

  PostgresPauses(DataSource database) {
    this.database = database;
  }

  @Override
  public void pause(@Nullable Channel channel, @Nullable Purpose purpose, Instant now) {
    Query.of("INSERT INTO send_pauses VALUES (?, ?, ?::timestamptz) ON CONFLICT DO NOTHING")
        .with(name(channel))
        .with(name(purpose))
        .with(now)
        .run(database);
  }

  @Override
  public boolean resume(@Nullable Channel channel, @Nullable Purpose purpose, Instant now) {
    int ended =
        Query.of("DELETE FROM send_pauses WHERE channel = ? AND purpose = ?")
            .with(name(channel))
            .with(name(purpose))
            .run(database);
    Query.of(PUBLISH_AGAIN).with(now).run(database);
    return ended > 0;
  }

  @Override
  public List<Pause> pauses() {
    return Query.of("SELECT * FROM send_pauses ORDER BY paused_at, channel, purpose")
        .list(database, PostgresPauses::pause);
  }

  private static Pause pause(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    String purpose = row.getString("purpose");
    return new Pause(
        channel.equals(ALL) ? null : Channel.of(channel),
        purpose.equals(ALL) ? null : Purpose.of(purpose),
        SendBody.instant(row, "paused_at"));
  }

  private static String name(@Nullable Channel channel) {
    return channel == null ? ALL : channel.id();
  }

  private static String name(@Nullable Purpose purpose) {
    return purpose == null ? ALL : purpose.id();
  }
}
