package dev.tactus.rulebase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules as DRL: as it was written, or what its sentences or its table come to; knows
 * where in the file each of its lines comes from.
 */
public final class Drl {
  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");
  private static final Pattern END = Pattern.compile("(?m)^\\s*end\\b");
  private final String file;
  private final String text;
  private final List<Place> lines;
  private final @Nullable Cells cells;

  private Drl(String file, String text, List<Place> lines, @Nullable Cells cells) {
    this.file = file;
    this.text = text;
    this.lines = lines;
    this.cells = cells;
  }

  /** The files of a release that hold rules, in the order of their paths. */
  public static List<String> files(Sources sources) {
    return sources.names().stream()
        .filter(n -> n.matches("rules/.+[.](drl|dslr|xlsx|csv)"))
        .toList();
  }

  /**
   * That file as DRL.
   *
   * @throws RefusedUploadException if its sentences or its table cannot be read; says where
   */
  public static Drl of(String file, Sources sources) throws RefusedUploadException {
    if (file.endsWith(".dslr")) {
      return Sentences.expand(file, sources);
    } else if (file.endsWith(".drl")) {
      return new Drl(file, String.valueOf(sources.text(file)), List.of(), null);
    }
    return DecisionTable.read(file, sources.bytes(file));
  }

  /** DRL that was made from a file, and for each of its lines where in that file it was. */
  static Drl made(String file, String text, List<Place> lines) {
    return new Drl(file, text, lines, null);
  }

  /** The same, made from those cells. */
  Drl with(Cells of) {
    return new Drl(file, text, lines, of);
  }

  /** The same file with another text of as many lines. */
  public Drl with(String other) {
    return new Drl(file, other, lines, cells);
  }

  /** The file in which it was written. */
  public String file() {
    return file;
  }

  /** Whether it was made from a table. */
  public boolean isTable() {
    return cells != null;
  }

  /** Whether it was made from sentences. */
  public boolean isSentences() {
    return file.endsWith(".dslr");
  }

  /** The DRL. */
  public String text() {
    return text;
  }

  /** Where in the file that line of the DRL comes from. */
  public Place place(int line, int column) {
    if (lines.isEmpty() || line < 1) {
      return new Place(file, Math.max(0, line), line < 1 ? 0 : Math.max(0, column));
    }
    return lines.get(Math.min(line, lines.size()) - 1);
  }

  /** Where in the file that character of the DRL comes from. */
  public Place place(int offset) {
    Place inText = Place.in(file, text, Math.max(0, Math.min(offset, text.length())));
    Place place = place(inText.line(), inText.column());
    Cells.Cell cell = cells == null ? null : cells.at(offset);
    return cell == null ? place : new Place(file, place.line(), cell.column(), cell.heading());
  }

  /** The text of each rule of a release as DRL, by its name. */
  public static SortedMap<String, String> rules(Sources sources) {
    SortedMap<String, String> rules = new TreeMap<>();
    for (Drl drl : all(sources)) {
      Matcher rule = RULE.matcher(drl.text);
      while (rule.find()) {
        Matcher end = END.matcher(drl.text).region(rule.end(), drl.text.length());
        int to = end.find() ? end.end() : drl.text.length();
        rules.putIfAbsent(rule.group(1), drl.text.substring(rule.start(), to).strip());
      }
    }
    return rules;
  }

  /** Where each rule of a release begins, by its name. */
  static Map<String, Place> places(Sources sources) {
    Map<String, Place> places = new HashMap<>();
    for (Drl drl : all(sources)) {
      Matcher matcher = RULE.matcher(drl.text);
      while (matcher.find()) {
        places.putIfAbsent(matcher.group(1), drl.place(matcher.start(1)));
      }
    }
    return places;
  }

  /** All files of a release, which was checked before. */
  private static List<Drl> all(Sources sources) {
    List<Drl> all = new ArrayList<>();
    for (String file : files(sources)) {
      try {
        all.add(of(file, sources));
      } catch (RefusedUploadException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return all;
  }
}
