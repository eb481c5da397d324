package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Rulebase;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Offers the active release for judging again, without its limit of wall time. */
@Component
class ActiveJudges implements Judges {
  private final Rulebase rulebase;
  private final Judging judging = new Judging(false, e -> {});

  ActiveJudges(Rulebase rulebase) {
    this.rulebase = rulebase;
  }

  @Override
  public Optional<Judge> release(String id) {
    return rulebase.release().id().equals(id) ? Optional.of(new Active(id)) : Optional.empty();
  }

  @Override
  public <T> Optional<T> ask(String id, Function<Knowledge, T> question) {
    return rulebase.with(
        knowledge ->
            knowledge.release().id().equals(id)
                ? Optional.of(question.apply(knowledge))
                : Optional.empty());
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
}
