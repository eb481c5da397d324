package dev.tactus.enrollment;

import dev.tactus.delivery.Send;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import dev.tactus.journeys.Effect;
import dev.tactus.journeys.Enrollment;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Step;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges triggers and applies what was decided: reserves the touch, holds, approves the send. */
final class Judging {
  private final Judge judge;
  private final FactsFactory facts;

  Judging(Judge judge, FactsFactory facts) {
    this.judge = judge;
    this.facts = facts;
  }

  /** Judges one trigger among those of the same instant. */
  Decided judge(
      World world, Person person, Journey journey, Held wish, List<Held> together, Instant now) {
    Trigger trigger = wish.trigger();
    Facts seen = facts(world, person, wish, together, now);
    Judgement judgement = judge.judge(seen);
    Decision decision =
        new Decision(Triggers.decisionId(trigger, wish.judged() + 1), now, seen, judgement);
    world.decided(decision);
    if (judgement.answer() == Answer.HOLD) {
      Instant until = Objects.requireNonNull(judgement.until());
      person.hold(new Held(trigger, seen.subject(), until, wish.judged() + 1, wish.traceparent()));
    } else if (judgement.answer() == Answer.SEND) {
      approve(world, person, journey, decision, wish.traceparent());
    }
    return new Decided(judgement, now);
  }

  /**
   * An enrollment ended: what is held or wished ends with it, what is queued is revoked.
   *
   * @return the triggers that ended
   */
  List<Held> exited(
      World world, Person person, Journey journey, Effect.Exited exited, List<Held> wishes) {
    List<Held> ended = new ArrayList<>(person.release(journey.id(), exited.subject()));
    for (Held wish : List.copyOf(wishes)) {
      if (wish.trigger().journey().equals(journey.id())
          && wish.trigger().subject().equals(exited.subject())) {
        wishes.remove(wish);
        ended.add(wish);
      }
    }
    for (Held held : ended) {
      end(world, person, held, world.now(exited.at()));
    }
    List<String> sends =
        person.customer.touches().stream()
            .filter(t -> t.journey().equals(journey.id()))
            .filter(t -> t.subject().equals(exited.subject()))
            .map(Touch::send)
            .toList();
    if (!sends.isEmpty()) {
      world.revoke(person, sends);
    }
    return ended;
  }

  private void end(World world, Person person, Held held, Instant now) {
    Facts seen = facts(world, person, held, List.of(), now);
    Judgement ended =
        new Judgement(
            Answer.SUPPRESS,
            null,
            null,
            List.of(new Reason("ENROLLMENT_ENDED", null, null, null)),
            null,
            held.trigger().priorOdds(),
            List.of(),
            judge.release(),
            Duration.ZERO);
    world.decided(
        new Decision(Triggers.decisionId(held.trigger(), held.judged() + 1), now, seen, ended));
  }

  private Facts facts(World world, Person person, Held wish, List<Held> together, Instant now) {
    Subject subject = current(person, wish);
    List<Product> products = subject.products().stream().map(world::product).toList();
    return facts.facts(
        wish.trigger(), subject, person, products, competing(person, wish, together), now);
  }

  /** The subject as it is now; as it was, if the enrollment is gone. */
  static Subject current(Person person, Held wish) {
    Subject was = wish.subject();
    for (Enrollment e : person.passages(wish.trigger().journey()).open()) {
      if (e.subject().equals(was.id())) {
        List<String> products =
            was.isCart() ? e.contents().keySet().stream().sorted().toList() : was.products();
        return new Subject(was.kind(), was.id(), e.begunAt(), e.changedAt(), products);
      }
    }
    return was;
  }

  private static List<Competing> competing(Person person, Held wish, List<Held> together) {
    List<Competing> all = new ArrayList<>();
    for (List<Held> some : List.of(together, person.held())) {
      for (Held other : some) {
        Trigger t = other.trigger();
        if (!t.id().equals(wish.trigger().id())) {
          all.add(new Competing(t.journey(), t.step(), t.purpose(), t.subject()));
        }
      }
    }
    return all;
  }

  private static void approve(
      World world,
      Person person,
      Journey journey,
      Decision decision,
      @Nullable String traceparent) {
    Facts seen = decision.facts();
    Judgement judgement = decision.judgement();
    Trigger trigger = seen.trigger();
    Channel channel = Objects.requireNonNull(judgement.channel());
    String id = Triggers.sendId(trigger);
    person.customer.touch(touch(id, channel, seen));
    Step step = Objects.requireNonNull(journey.steps().get(trigger.step()));
    world.approved(
        new Send(
            id,
            decision.id(),
            person.id,
            channel,
            trigger.purpose(),
            trigger.journey(),
            trigger.version(),
            trigger.step(),
            trigger.subject(),
            step.template(),
            Shown.of(step, seen.products(), world::products),
            seen.moment().now(),
            trigger.deadline(),
            new Send.Because(step.because().code(), Wording.because(step, seen.products())),
            proof(seen, channel),
            judgement.release(),
            traceparent));
  }

  private static Touch touch(String send, Channel channel, Facts seen) {
    Trigger trigger = seen.trigger();
    return new Touch(
        send,
        channel,
        trigger.purpose(),
        trigger.journey(),
        trigger.step(),
        trigger.subject(),
        seen.subject().products(),
        seen.moment().now(),
        false);
  }

  private static Send.@Nullable Proof proof(Facts seen, Channel channel) {
    return seen.consents().stream()
        .filter(c -> c.channel() == channel)
        .map(Judging::proof)
        .findFirst()
        .orElse(null);
  }

  private static Send.Proof proof(Consent c) {
    return new Send.Proof(
        c.granted() ? "granted" : "withdrawn", c.at(), c.source(), c.policyVersion());
  }
}
