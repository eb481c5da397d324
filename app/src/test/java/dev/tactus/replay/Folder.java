package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A folder of constructed histories. */
record Folder(Path path) {
  static final String CLICKSTREAM =
      "event_time,event_type,user_id,session_id,product_id,category,brand,price,quantity";
  static final String STOCK =
      "event_time,event_type,product_id,store,category,name,price_raw,from_state,to_state";

  Path file(String name, String... lines) throws IOException {
    return Files.writeString(path.resolve(name), String.join("\n", lines) + "\n");
  }

  Path gzip(String name, String... lines) throws IOException {
    Path file = path.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  List<Event> events(Path... histories) throws IOException {
    return events(new HistoryFiles(List.of(histories), null, null, null));
  }

  List<Event> events(HistoryFiles files) throws IOException {
    try (History history = History.of(files);
        EventReader reader = history.events()) {
      return all(reader);
    }
  }

  static List<Event> all(EventReader reader) throws IOException {
    List<Event> events = new ArrayList<>();
    @Nullable Event event = reader.next();
    while (event != null) {
      events.add(event);
      event = reader.next();
    }
    return events;
  }

  /** As {@code id customer name}. */
  static List<String> shown(List<Event> events) {
    return events.stream().map(e -> e.id() + " " + e.customer() + " " + e.name()).toList();
  }
}
