package dev.tactus.releases;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Ruling;
import dev.tactus.rulebase.Rulings;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.Cases;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Coverage;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The ruling in the database. The release that ships with the application is kept there at the
 * start, and judges where only shipped ones did so far.
 */
@Component
class StoredRulings implements Rulings {
  private static final String TACTUS = "tactus";

  private final ReleaseShelf shelf;
  private final Cases cases;

  StoredRulings(ReleaseShelf shelf, Cases cases) {
    this.shelf = shelf;
    this.cases = cases;
  }

  @Override
  public Ruling now() {
    StoredRelease shipped = shipped();
    shelf.begin(shipped.id());
    Standing standing = shelf.standing().orElseThrow();
    boolean replaces =
        !standing.active().equals(shipped.id())
            && shelf.find(standing.active()).map(StoredRelease::shipped).orElse(false)
            && Integer.parseInt(shipped.id()) > Integer.parseInt(standing.active());
    if (replaces) {
      standing =
          shelf.change(
              was ->
                  new Standing(
                      was.change(),
                      shipped.id(),
                      was.active(),
                      was.canary(),
                      was.percent(),
                      was.shadow(),
                      shipped.createdAt(),
                      was.limits()),
              "release.activate",
              "it came with the application");
    }
    return ruling(standing);
  }

  /** The releases of a standing. */
  Ruling ruling(Standing standing) {
    String canary = standing.canary();
    return new Ruling(
        load(standing.active()), canary == null ? null : load(canary), standing.percent());
  }

  private StoredRelease shipped() {
    Release first = Release.first();
    Sources sources = Sources.of(first);
    return shelf
        .bySources(sources.checksum())
        .orElseGet(() -> shelf.keep(checked(first, sources), TACTUS, null, true).release());
  }

  /** It was checked when the application was built. */
  private Checked checked(Release first, Sources sources) {
    try (Knowledge knowledge = Knowledge.load(first)) {
      TreeSet<String> rules = new TreeSet<>();
      knowledge.rules().forEach(rule -> rules.add(rule.name()));
      TreeSet<String> fired = new TreeSet<>();
      cases.run(knowledge, sources).forEach(run -> fired.addAll(run.fired()));
      return new Checked(
          List.of(), knowledge.rules(), List.of(), new Coverage(rules, fired), first);
    }
  }

  private Release load(String id) {
    return shelf
        .load(id)
        .orElseThrow(() -> new IllegalStateException("release " + id + " is not there"));
  }
}
