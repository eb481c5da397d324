package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.KeptReleases;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulebase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Offers every release that was ever accepted for judging again, without its limit of wall time.
 * Those used lately stay loaded beside the active one.
 */
@Component
class KeptJudges implements Judges, DisposableBean {
  private static final int LOADED = 3;

  private final Rulebase rulebase;
  private final ObjectProvider<KeptReleases> releases;
  private final Judging judging = new Judging(false, e -> {});
  private final Map<String, ReleaseJudge> loaded = new LinkedHashMap<>(8, 0.75f, true);

  KeptJudges(Rulebase rulebase, ObjectProvider<KeptReleases> releases) {
    this.rulebase = rulebase;
    this.releases = releases;
  }

  @Override
  public Optional<Judge> release(String id) {
    if (rulebase.release().id().equals(id)) {
      return Optional.of(new Active(id));
    }
    KeptReleases kept = releases.getIfAvailable();
    return kept == null ? Optional.empty() : kept.load(id).map(Kept::new);
  }

  /** Loads at most a few at a time; whoever is evicted is closed when nobody judges with it. */
  private synchronized Judgement judge(Release release, Facts facts) {
    ReleaseJudge judge = loaded.computeIfAbsent(release.id(), id -> ReleaseJudge.open(release));
    if (loaded.size() > LOADED) {
      String eldest = loaded.keySet().iterator().next();
      loaded.remove(eldest).close();
    }
    return judge.judge(facts);
  }

  @Override
  public synchronized void destroy() {
    loaded.values().forEach(ReleaseJudge::close);
    loaded.clear();
  }

  private final class Active implements Judge {
    private final String id;

    private Active(String id) {
      this.id = id;
    }

    @Override
    public Judgement judge(Facts facts) {
      return rulebase.with(knowledge -> judging.judge(knowledge, facts));
    }

    @Override
    public String release() {
      return id;
    }
  }

  private final class Kept implements Judge {
    private final Release release;

    private Kept(Release release) {
      this.release = release;
    }

    @Override
    public Judgement judge(Facts facts) {
      return KeptJudges.this.judge(release, facts);
    }

    @Override
    public String release() {
      return release.id();
    }
  }
}
