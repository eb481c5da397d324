package dev.tactus.rulebase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** A release, loaded and ready to judge; safe for many threads until it is closed. */
public final class Knowledge implements AutoCloseable {
  private static final Pattern RULE = Pattern.compile("[Rr]ule \"?([a-z]+/[^\"\\s]+)");
  private final Release release;
  private final Settings settings;
  private final RuleBook book;
  private final KieContainer container;
  private final KieSessionsPool sessions;
  private final Map<String, Wording> wordings = new ConcurrentHashMap<>();

  private Knowledge(Release release, KieContainer container) {
    this.release = release;
    this.container = container;
    Sources sources = Sources.of(release);
    String numbers = sources.text(Settings.FILE);
    if (numbers == null) {
      throw new IllegalArgumentException(release + " has no " + Settings.FILE);
    }
    settings = Settings.read(numbers);
    KieBase base = container.getKieBase();
    book = RuleBook.of(base, sources);
    sessions = base.newKieSessionsPool(Runtime.getRuntime().availableProcessors());
    fire(List.of(), () -> false);
  }

  /**
   * Loads a release into a container of its own.
   *
   * @throws IllegalArgumentException if it is not a release that can judge; says why
   */
  public static Knowledge load(Release release) {
    Linkage.check(release);
    KieContainer container = container(release);
    try {
      return new Knowledge(release, container);
    } catch (IllegalArgumentException e) {
      container.dispose();
      throw e;
    } catch (RuntimeException | LinkageError e) {
      container.dispose();
      throw cannotBeLoaded(release, e);
    }
  }

  private static IllegalArgumentException cannotBeLoaded(Release release, Throwable e) {
    String why = Texts.shown(String.valueOf(e.getMessage()));
    return new IllegalArgumentException(release + " cannot be loaded: " + why, e);
  }

  /** The release that was loaded. */
  public Release release() {
    return release;
  }

  /** Its rules, by gate, then name. */
  public List<Rule> rules() {
    return book.all();
  }

  /** Its numbers. */
  public Settings settings() {
    return settings;
  }

  /**
   * Fires the rules on these facts.
   *
   * @param overdue whether the time is over; asked before each firing, after each few hundred
   *     matches, and in the end, but not within a search that matches nothing
   * @return what fired, by gate, then rule, then the matched facts in the order of the facts
   * @throws RulesBrokenException if a rule fails or a limit is passed; names the rule, if it was
   *     one alone
   */
  public List<Fired> fire(List<Object> facts, BooleanSupplier overdue) {
    Collector collector = new Collector(book, overdue);
    KieSession session = sessions.newKieSession();
    try {
      facts.forEach(session::insert);
      session.addEventListener((org.kie.api.event.rule.AgendaEventListener) collector);
      session.addEventListener((org.kie.api.event.rule.RuleRuntimeEventListener) collector);
      if (session.fireAllRules(settings.firings() + 1) > settings.firings()) {
        throw new RulesBrokenException(
            collector.last(), "fired more than " + settings.firings() + " times", null);
      }
      collector.requireTime(null);
      return collector.sorted(facts);
    } catch (RulesBrokenException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw new RulesBrokenException(culprit(collector, e), String.valueOf(e.getMessage()), e);
    } finally {
      session.dispose();
    }
  }

  /** Why that rule does not match these facts, or that it does; empty if there is no such rule. */
  public Optional<WhyNot> whyNot(String name, List<Object> facts) {
    return book.compiled(name).map(rule -> whyNot((RuleImpl) rule, facts));
  }

  private WhyNot whyNot(RuleImpl rule, List<Object> facts) {
    KieSession session = sessions.newKieSession();
    try {
      return new Inquiry(book.get(rule), wording(book.get(rule)), facts)
          .answer(rule, fires(rule, facts), (ValueResolver) session);
    } finally {
      session.dispose();
    }
  }

  private Wording wording(Rule rule) {
    return wordings.computeIfAbsent(rule.name(), n -> Wording.of(rule, Sources.of(release)));
  }

  /** Null if the rules fail on these facts. */
  private @Nullable Boolean fires(RuleImpl rule, List<Object> facts) {
    try {
      return fire(facts, () -> false).stream()
          .anyMatch(fired -> fired.rule().name().equals(rule.getName()));
    } catch (RulesBrokenException e) {
      return null;
    }
  }

  /** Gives back what it holds; nobody may be judging with it any more. */
  @Override
  public void close() {
    sessions.shutdown();
    container.dispose();
  }

  private static synchronized KieContainer container(Release release) {
    KieServices kie = KieServices.get();
    ReleaseId id = null;
    try {
      KieModule module =
          kie.getRepository()
              .addKieModule(kie.getResources().newByteArrayResource(release.bytes()));
      id = module.getReleaseId();
      KieContainer container = kie.newKieContainer(id, new RulesClassLoader());
      container.getKieBase();
      return container;
    } catch (RuntimeException | LinkageError e) {
      throw cannotBeLoaded(release, e);
    } finally {
      if (id != null) {
        kie.getRepository().removeKieModule(id);
      }
    }
  }

  private static @Nullable String culprit(Collector collector, Throwable e) {
    if (collector.rule() != null) {
      return collector.rule();
    }
    Matcher named = RULE.matcher(String.valueOf(e.getMessage()));
    return named.find() ? named.group(1) : null;
  }
}
