package dev.tactus.releases;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Examples;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Kjars;
import dev.tactus.rulebase.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowTest {
  private static final String BROKEN =
      "when $t : Trigger() then insert(Hold.all(Instant.parse($t.id())));";
  private static final Release SOUND = Kjars.ofRule("when Trigger(id == \"none\") then");
  private static final Facts FACTS = aFacts().build();

  private final Book book = new Book();

  private static final class Book implements ShadowBook {
    private final Map<String, Long> counts = new HashMap<>();
    private final List<ShadowDifference> differences = new ArrayList<>();

    @Override
    public void clear(String release) {
      counts.clear();
    }

    @Override
    public void enter(String release, Map<String, Long> more, List<ShadowDifference> differing) {
      more.forEach((what, count) -> counts.merge(what, count, Long::sum));
      differences.addAll(differing);
    }

    @Override
    public Map<String, Long> counts(String release) {
      return counts;
    }

    @Override
    public List<ShadowDifference> differences(
        String release, @Nullable String rule, Place after, int most) {
      return differences;
    }
  }

  /** A release that cannot be loaded is null. */
  private void look(Release live, @Nullable Release livesOn, Release shadow) {
    look(live, livesOn, shadow, 0);
  }

  private void look(
      Release live, @Nullable Release livesOn, @Nullable Release shadow, long skipped) {
    Judgement was;
    try (ReleaseJudge judge = ReleaseJudge.open(live)) {
      was = judge.judge(FACTS);
    }
    Judges judges =
        new Judges() {
          @Override
          public Optional<ReleaseJudge> open(String id) {
            Release release = id.equals("shadow") ? shadow : livesOn;
            if (release == null) {
              throw Kjars.notLoaded(id);
            }
            return Optional.of(ReleaseJudge.open(release));
          }

          @Override
          public boolean has(String id) {
            return true;
          }
        };
    Shadow onlooker = new Shadow(judges, book);
    onlooker.follow("shadow");
    onlooker.look(List.of(new Decision("d-1", Examples.NOON, FACTS, was)), skipped);
  }

  @Test
  void countsApartWhatTheOtherReleaseOnlyFailedAtByChance() {
    look(Kjars.ofRule(BROKEN), SOUND, SOUND);
    assertThat(book.counts).containsEntry("notJudged", 1L).containsEntry("judged", 0L);
    assertThat(book.differences).isEmpty();
  }

  @Test
  void countsApartWhatTheOtherReleaseCannotJudgeInThisProcess() {
    look(Kjars.ofRule(BROKEN), null, SOUND);
    assertThat(book.counts).containsEntry("notJudged", 1L).doesNotContainKey("differs");
  }

  @Test
  void listsWhatTheOtherReleaseFailsAtAndItDoesNot() {
    look(Kjars.ofRule(BROKEN), Kjars.ofRule(BROKEN), SOUND);
    assertThat(book.counts).containsEntry("differs", 1L).doesNotContainKey("failed");
    assertThat(book.differences)
        .extracting(ShadowDifference::was)
        .containsExactly("hold RULES_UNAVAILABLE");
  }

  @Test
  void listsWhatItsOwnRulesFailAt() {
    look(SOUND, SOUND, Kjars.ofRule(BROKEN));
    assertThat(book.counts).containsEntry("failed", 1L).containsEntry("notJudged", 0L);
    assertThat(book.differences)
        .extracting(ShadowDifference::now)
        .containsExactly("hold RULES_UNAVAILABLE");
  }

  @Test
  void countsWhatThereWasNoTimeForApartFromWhatItJudged() {
    look(SOUND, SOUND, SOUND, 3);
    assertThat(book.counts).containsEntry("skipped", 3L).containsEntry("judged", 1L);
  }

  @Test
  void skipsEverythingWhereItCannotBeLoaded() {
    look(SOUND, SOUND, null, 3);
    assertThat(book.counts).isEqualTo(Map.of("skipped", 4L));
  }
}
