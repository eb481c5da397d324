package dev.tactus.rulebase;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Releases in memory, of which the first judges to begin with. */
final class Shelved implements Rulings {
  private final List<Release> releases;
  private final UnaryOperator<Release> anew;
  private final AtomicInteger taken = new AtomicInteger();

  Shelved(List<Release> releases, UnaryOperator<Release> anew) {
    this.releases = releases;
    this.anew = anew;
  }

  Shelved(List<Release> releases) {
    this(releases, UnaryOperator.identity());
  }

  static Rulebase rulebase(Release... releases) {
    return new Rulebase(new Shelved(List.of(releases)));
  }

  /** How often one was taken, to be loaded. */
  int taken() {
    return taken.get();
  }

  @Override
  public Ruling now() {
    return Ruling.of(releases.get(0).id());
  }

  @Override
  public Optional<Release> release(String id) {
    Optional<Release> found = releases.stream().filter(r -> r.id().equals(id)).findFirst();
    found.ifPresent(any -> taken.incrementAndGet());
    return found;
  }

  @Override
  public boolean isIntact(Release kept) {
    return true;
  }

  @Override
  public Release anew(Release kept) {
    return anew.apply(kept);
  }
}
