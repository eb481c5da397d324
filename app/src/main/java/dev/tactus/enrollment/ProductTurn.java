package dev.tactus.enrollment;

import dev.tactus.facts.Product;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One product's wave takes its turn: its row is locked first, then the customers next in line. */
final class ProductTurn {
  private final Instant now;
  private final int most;
  private final Collection<String> withoutProducts;
  private final Collection<String> withoutCustomers;
  private @Nullable String product;

  /**
   * @param withoutProducts whose waves are put off
   * @param withoutCustomers whom no wave finds in its line at present
   */
  ProductTurn(
      Instant now,
      int most,
      Collection<String> withoutProducts,
      Collection<String> withoutCustomers) {
    this.now = now.truncatedTo(ChronoUnit.MICROS);
    this.most = most;
    this.withoutProducts = withoutProducts;
    this.withoutCustomers = withoutCustomers;
  }

  Instant now() {
    return now;
  }

  /** Whose turn it is; null as long as that is not known. */
  @Nullable String product() {
    return product;
  }

  boolean run(PostgresWorld world, Tables tables, Conductors conductors) throws SQLException {
    Optional<String> claimed = tables.lockDueProduct(now, withoutProducts);
    if (claimed.isEmpty()) {
      return false;
    }
    String id = claimed.get();
    product = id;
    Map<String, Product> products = tables.products(List.of(id));
    world.products.put(id, products.getOrDefault(id, Product.unknown(id)));
    Wave wave = tables.lockWaves(List.of(id)).getOrDefault(id, Wave.none(id));
    world.waves.put(id, wave);
    List<WaveSignal> signals = tables.takeSignals(id);
    Instant next = wave.nextAt();
    boolean due = next != null && !next.isAfter(now);
    List<Waves.Waiting> line = line(tables, id, due ? Set.of() : wave.passed());
    world.lines.put(id, line);
    Set<String> customers = new TreeSet<>();
    line.forEach(w -> customers.add(w.customer()));
    if (!customers.isEmpty()) {
      world.people.putAll(tables.lockCustomers(customers));
    }
    Conductor conductor = conductors.knowing(world.people.values());
    for (WaveSignal signal : signals) {
      conductor.waveTold(world, signal);
    }
    Instant planned = world.wave(id).nextAt();
    if (due && planned != null && !planned.isAfter(now)) {
      conductor.waveDue(world, id, planned);
    }
    Wave after = world.wave(id);
    boolean room = after.places() > after.taken() + after.pending().size();
    if (room && goesOn(line, most, after) && !conductor.wavesPaused()) {
      world.tell(new WaveSignal.Continued(id, now));
    }
    world.put(goingOn(after, tables));
    return true;
  }

  /** Who was left out finds a wave when they are back. */
  private Wave goingOn(Wave after, Tables tables) throws SQLException {
    boolean ends = after.startedAt() != null && after.nextAt() == null;
    return ends && tables.isInLine(after.product(), withoutCustomers)
        ? Waves.planned(after, now)
        : after;
  }

  private List<Waves.Waiting> line(Tables tables, String id, Collection<String> passed)
      throws SQLException {
    Set<String> without = new HashSet<>(passed);
    without.addAll(withoutCustomers);
    return tables.line(id, without, most);
  }

  /** Whether there may be more in line than were looked at, who asked before the wave began. */
  private static boolean goesOn(List<Waves.Waiting> line, int most, Wave wave) {
    Instant started = wave.startedAt();
    return line.size() == most && (started == null || !line.get(most - 1).since().isAfter(started));
  }
}
