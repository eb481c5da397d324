package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts events in order of time, stably; what does not fit in memory waits in files. */
final class InOrder {
  static final int IN_MEMORY = 200_000;

  private InOrder() {}

  /** The events of the reader, which it closes, in order of time. */
  static EventReader of(EventReader unordered, Path scratch, int inMemory) throws IOException {
    List<EventReader> runs = new ArrayList<>();
    try (unordered) {
      List<Event> run = run(unordered, inMemory);
      while (run.size() == inMemory) {
        Path file = Files.createTempFile(scratch, "run", ".ndjson");
        EventLines.write(run, file);
        runs.add(EventLines.read(file));
        run = run(unordered, inMemory);
      }
      runs.add(Events.of(run));
    }
    return runs.size() == 1 ? runs.get(0) : new Merged(runs);
  }

  private static List<Event> run(EventReader unordered, int most) throws IOException {
    List<Event> run = new ArrayList<>();
    while (run.size() < most) {
      @Nullable Event event = unordered.next();
      if (event == null) {
        break;
      }
      run.add(event);
    }
    run.sort(Comparator.comparing(Event::at));
    return run;
  }
}
