package dev.tactus.enrollment;

import dev.tactus.journeys.Journeys;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journeys of this installation as they are now, every version of them. */
public interface CurrentJourneys {
  Journeys all();

  /** Those of a database beside whose application a command runs, uploaded ones included. */
  static CurrentJourneys in(DataSource database) {
    JourneyShelf shelf = new JourneyShelf(JdbcClient.create(database));
    return () -> shelf.content().journeys();
  }
}
