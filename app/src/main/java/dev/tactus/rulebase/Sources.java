package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The texts of a release: its DRL files, saved cases and settings, by path. */
public final class Sources {
  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");
  private final SortedMap<String, String> texts = new TreeMap<>();

  private Sources() {}

  /** The texts in that release. */
  public static Sources of(Release release) {
    Sources sources = new Sources();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(release.bytes()))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.getName().matches("(rules/.*\\.drl|cases/.*\\.yaml|" + Settings.FILE + ")")) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          sources.texts.put(e.getName(), text);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(release + " is not a kjar", e);
    }
    return sources;
  }

  /** The text at that path, null if there is none. */
  public @Nullable String text(String path) {
    return texts.get(path);
  }

  /** Every text below that folder, by path. */
  public SortedMap<String, String> under(String folder) {
    return texts.subMap(folder + "/", folder + "0");
  }

  /** Where a rule begins. */
  record Place(String file, int line) {}

  Place place(String rule) {
    for (var drl : under("rules").entrySet()) {
      Matcher matcher = RULE.matcher(drl.getValue());
      while (matcher.find()) {
        if (matcher.group(1).equals(rule)) {
          String before = drl.getValue().substring(0, matcher.start(1));
          return new Place(drl.getKey(), 1 + (int) before.chars().filter(c -> c == '\n').count());
        }
      }
    }
    return new Place("", 0);
  }
}
