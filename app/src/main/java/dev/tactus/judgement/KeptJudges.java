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
  private static final int LOADED = 4;

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
    if (rulebase.isSeated(id) || isLoaded(id)) {
      return Optional.of(new Kept(id));
    }
    return load(id).map(release -> new Kept(id));
  }

  private synchronized boolean isLoaded(String id) {
    return loaded.containsKey(id);
  }

  private Optional<Release> load(String id) {
    KeptReleases kept = releases.getIfAvailable();
    return kept == null ? Optional.empty() : kept.load(id);
  }

  /** Loads at most a few; whoever is evicted is closed at once, since one judges at a time. */
  private synchronized Judgement judge(String id, Facts facts) {
    ReleaseJudge judge = loaded.get(id);
    if (judge == null) {
      judge = ReleaseJudge.open(load(id).orElseThrow());
      loaded.put(id, judge);
    }
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

  private final class Kept implements Judge {
    private final String id;

    private Kept(String id) {
      this.id = id;
    }

    @Override
    public Judgement judge(Facts facts) {
      return rulebase
          .withSeated(id, knowledge -> judging.judge(knowledge, facts))
          .orElseGet(() -> KeptJudges.this.judge(id, facts));
    }

    @Override
    public String release() {
      return id;
    }
  }
}
