package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class EveryArrowTest {
  private static final LauncherDiscoveryRequest STORIES =
      LauncherDiscoveryRequestBuilder.request()
          .selectors(
              selectClass(AbandonedCartTest.class),
              selectClass(BackInStockTest.class),
              selectClass(ReplenishmentTest.class))
          .build();

  @Test
  void everyArrowOfEveryTableIsTakenBySomeStory() {
    LauncherFactory.create().execute(STORIES);
    assertThat(Story.TAKEN).containsAll(arrows());
  }

  private static List<String> arrows() {
    List<Taken> arrows = new ArrayList<>();
    for (Journey j : Story.JOURNEYS.all()) {
      Parts parts = j.parts();
      parts.enter().forEach(a -> arrows.add(new Taken(j.id(), j.version(), null, a)));
      for (State state : parts.states().values()) {
        state.arrows().forEach(a -> arrows.add(new Taken(j.id(), j.version(), state.name(), a)));
      }
    }
    return arrows.stream().map(Story::name).toList();
  }
}
