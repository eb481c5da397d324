package dev.tactus.tool;

import dev.tactus.access.Keys;
import dev.tactus.backtest.RecordedHistory;
import dev.tactus.embedded.ToolDatabase;
import dev.tactus.enrollment.CurrentJourneys;
import dev.tactus.enrollment.WishFacts;
import dev.tactus.journeys.Journeys;
import dev.tactus.releases.KeptReleases;
import java.time.InstantSource;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** What an installation keeps, for a command that runs beside it. */
public final class KeptInstallation implements AutoCloseable {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final ToolDatabase database;
  private final CurrentJourneys journeys;

  private KeptInstallation(ToolDatabase opened) {
    database = opened;
    DataSource source = opened.source();
    journeys = CurrentJourneys.in(source);
    context.registerBean(DataSource.class, () -> source);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
    context.register(KeptReleases.class, Keys.class);
    context.scan(
        "dev.tactus.releases.postgres",
        "dev.tactus.access.postgres",
        "dev.tactus.audit.postgres",
        "dev.tactus.backtest.postgres",
        "dev.tactus.time");
  }

  /** That of this database, which is closed with it. */
  static KeptInstallation of(ToolDatabase opened) {
    KeptInstallation kept = new KeptInstallation(opened);
    try {
      kept.context.refresh();
      return kept;
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  /** Its releases. */
  public KeptReleases releases() {
    return context.getBean(KeptReleases.class);
  }

  /** Its journeys, those uploaded included. */
  public Journeys journeys() {
    return journeys.all();
  }

  Keys keys() {
    return context.getBean(Keys.class);
  }

  RecordedHistory history() {
    return context.getBean(RecordedHistory.class);
  }

  WishFacts facts(ZoneId retailer) {
    return WishFacts.in(database.source(), journeys, retailer);
  }

  InstantSource clock() {
    return context.getBean(InstantSource.class);
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
