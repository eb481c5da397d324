package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MilestonesTest {
  @Test
  void tellWhatBecameOfEveryEnrollment() {
    Story story =
        Story.of("abandoned-cart")
            .when(added("0h", "lamp"))
            .until("5h")
            .when(ordered("6h", "lamp"));
    assertThat(story.when(added("8h", "desk")).milestones())
        .containsExactly(
            "begun shopping at 0h",
            "moved reminded at 4h",
            "exited converted at 6h",
            "begun shopping at 8h");
  }

  @Test
  void tellItAsALateEventShowsIt() {
    Story story = Story.of("abandoned-cart").when(added("0h", "lamp")).until("5h");
    assertThat(story.when(ordered("3h", "lamp")).milestones())
        .containsExactly("begun shopping at 0h", "exited converted at 3h");
  }

  @Test
  void areNoneBeforeAnythingHappened() {
    assertThat(Story.of("abandoned-cart").milestones()).isEmpty();
  }
}
