package dev.tactus.releases;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulings;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The releases of a database, for a command that runs beside its application; changes nothing. */
public final class KeptReleases implements AutoCloseable {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /** Those kept there. */
  public KeptReleases(DataSource database) {
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.register(StoredRulings.class, SavedCases.class);
    context.scan("dev.tactus.releases.postgres", "dev.tactus.audit.postgres", "dev.tactus.time");
    context.refresh();
  }

  /** The number of the one that judges; empty: the application has never been started. */
  public Optional<String> active() {
    return context.getBean(Standings.class).now().map(Standing::active);
  }

  /**
   * The judge of that release.
   *
   * @return empty: there is no such release
   * @throws IllegalArgumentException if it cannot be loaded; says why
   */
  public Optional<ReleaseJudge> open(String id) {
    Rulings rulings = context.getBean(Rulings.class);
    return rulings.release(id).map(kept -> judge(kept, rulings));
  }

  private static ReleaseJudge judge(Release kept, Rulings rulings) {
    try {
      if (rulings.isIntact(kept)) {
        return ReleaseJudge.open(kept);
      }
    } catch (RuntimeException | LinkageError e) {
      // one that another version of the application compiled may fail in any way; anew below
    }
    return ReleaseJudge.open(rulings.anew(kept));
  }

  @Override
  public void close() {
    context.close();
  }
}
