package dev.tactus.enrollment;

import dev.tactus.customer.Answerable;
import dev.tactus.customer.Customer;
import dev.tactus.customer.LedgerEntry;
import dev.tactus.customer.Profile;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Surroundings;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import dev.tactus.judgement.Decision;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A world in memory, on a simulated clock: the time of a signal is the time of its judgement. */
final class MemoryWorld implements World {
  private static final Comparator<Waves.Waiting> RANK =
      Comparator.comparing(Waves.Waiting::since)
          .thenComparing(Waves.Waiting::customer)
          .thenComparing(Waves.Waiting::subject);

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, List<Event>> histories = new HashMap<>();
  private final Map<String, Product> products = new HashMap<>();
  private final Map<String, Wave> waves = new HashMap<>();
  private final Map<String, TreeSet<Waves.Waiting>> lines = new HashMap<>();
  private final Map<String, MemoryIntervals> intervals = new HashMap<>();
  private final Set<String> touchedPeople = new LinkedHashSet<>();
  private final Set<String> touchedWaves = new LinkedHashSet<>();
  private final Queue<WaveSignal> told = new ArrayDeque<>();
  private final Set<String> sent = new HashSet<>();
  private final Answerable answerable;
  private final Consumer<Decision> decisions;

  MemoryWorld(Answerable answerable, Consumer<Decision> decisions) {
    this.answerable = answerable;
    this.decisions = decisions;
  }

  @Override
  public Instant now(Instant signal) {
    return signal;
  }

  @Override
  public Person person(String customer) {
    touchedPeople.add(customer);
    return people.computeIfAbsent(
        customer,
        id -> new Person(id, new Customer(Profile.UNKNOWN, answerable), List.of(), List.of()));
  }

  /** Keeps an event that journeys react to, for the case that a late one asks for all again. */
  void remember(Event e) {
    histories.computeIfAbsent(e.customer(), c -> new ArrayList<>(4)).add(e);
  }

  @Override
  public List<Event> history(String customer, Set<String> names) {
    return histories.getOrDefault(customer, List.of());
  }

  @Override
  public Product product(String id) {
    Product known = products.get(id);
    return known == null ? Product.unknown(id) : known;
  }

  @Override
  public void put(Product product) {
    products.put(product.id(), product);
  }

  @Override
  public void changed(Event event, List<Event> changes) {
    // no journey hears of the catalogue's events, and nobody looks for them here
  }

  @Override
  public Surroundings.Intervals intervals(String product, Instant at) {
    MemoryIntervals known = intervals.get(product);
    return known == null ? Surroundings.Intervals.NONE : known.asOf(at);
  }

  @Override
  public List<RunOut.Interval> intervals(String product, String customer) {
    MemoryIntervals known = intervals.get(product);
    return known == null ? List.of() : known.of(customer);
  }

  @Override
  public void putIntervals(String product, String customer, List<RunOut.Interval> own) {
    intervals.computeIfAbsent(product, p -> new MemoryIntervals()).put(customer, own);
  }

  @Override
  public Wave wave(String product) {
    return waves.getOrDefault(product, Wave.none(product));
  }

  @Override
  public void put(Wave wave) {
    waves.put(wave.product(), wave);
    touchedWaves.add(wave.product());
  }

  @Override
  public List<Waves.Waiting> line(String product) {
    TreeSet<Waves.Waiting> line = lines.get(product);
    return line == null ? List.of() : List.copyOf(line);
  }

  @Override
  public void queue(String product, Waves.Waiting waiting) {
    lines.computeIfAbsent(product, p -> new TreeSet<>(RANK)).add(waiting);
  }

  @Override
  public void unqueue(String product, String customer, String subject) {
    TreeSet<Waves.Waiting> line = lines.get(product);
    if (line != null) {
      line.removeIf(w -> w.customer().equals(customer) && w.subject().equals(subject));
    }
  }

  @Override
  public void park(String journey, String product) {
    // no journey is paused in a simulation
  }

  @Override
  public void tell(WaveSignal signal) {
    told.add(signal);
  }

  @Override
  public void decided(Decision decision) {
    decisions.accept(decision);
  }

  @Override
  public void approved(Send send) {
    // nobody takes sends off a simulation, but history may know what became of them
    sent.add(send.id());
    answerable.sent(send.id(), send.notBefore());
  }

  @Override
  public void revoke(Person person, Collection<String> sends) {
    // a simulated send is taken at once
  }

  @Override
  public void entered(String customer, List<LedgerEntry> entries) {
    // the profile has the entry that counts
  }

  /** Whether it answers a message that was not sent here, where that is of matter. */
  boolean isOfNoSend(Event event) {
    String send = answerable == Answerable.ALL ? null : Feedback.answered(event);
    return send != null && !sent.contains(send);
  }

  /** Customers touched since the last call. */
  List<Person> touched() {
    List<Person> all = touchedPeople.stream().map(people::get).toList();
    touchedPeople.clear();
    return all;
  }

  /** Waves changed since the last call. */
  List<Wave> changedWaves() {
    List<Wave> all = touchedWaves.stream().map(this::wave).toList();
    touchedWaves.clear();
    return all;
  }

  /** The next signal for a wave, null if there is none. */
  @org.jspecify.annotations.Nullable
  WaveSignal told() {
    return told.poll();
  }
}
