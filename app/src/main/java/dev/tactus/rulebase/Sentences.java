package dev.tactus.rulebase;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;

/**
 * Rules written in sentences ({@code .dslr}) of a vocabulary of sentences ({@code .dsl}), which
 * lies beside them, or above all gates.
 */
final class Sentences {
  /** The sentences that every upload may use. */
  static final String SHIPPED = "rules/tactus.dsl";

  private static final Pattern EXPANDER =
      Pattern.compile("(?m)^[ \\t]*expander[ \\t]+([^\\s;]+)[ \\t]*;?[ \\t]*$");
  private static final Pattern ENTRY =
      Pattern.compile("\\s*\\[(when|then|condition|consequence|keyword|[*])](\\[[^]]*])?(.*)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\w+(:(\\\\d\\+|\\\\w\\+|\\\\S\\+|[\\w .-]+(\\|[\\w .-]+)*))?}");
  private static final int MOST_LINE = 500;
  private static final int MOST_LINES = 1_000;
  private static final int MOST_VARIABLES = 6;

  private final String file;
  private final Sources sources;

  private Sentences(String file, Sources sources) {
    this.file = file;
    this.sources = sources;
  }

  static Drl expand(String file, Sources sources) throws RefusedUploadException {
    return new Sentences(file, sources).expand();
  }

  private Drl expand() throws RefusedUploadException {
    String text = String.valueOf(sources.text(file));
    tooLong(file, text);
    DefaultExpander expander = new DefaultExpander();
    List<String> vocabularies = vocabularies(text);
    for (String vocabulary : vocabularies) {
      expander.addDSLMapping(mapping(vocabulary).getMapping());
    }
    String drl = expander.expand(text);
    if (expander.hasErrors()) {
      throw new RefusedUploadException(
          expander.getErrors().stream()
              .map(e -> unknown(e, text.split("\n", -1), vocabularies))
              .toList());
    }
    return Drl.made(file, drl, places(text.split("\n", -1), drl));
  }

  private List<String> vocabularies(String text) throws RefusedUploadException {
    String folder = file.substring(0, file.lastIndexOf('/') + 1);
    List<String> named = new ArrayList<>();
    Matcher matcher = EXPANDER.matcher(text);
    while (matcher.find()) {
      String beside = folder + matcher.group(1);
      String path = sources.text(beside) == null ? "rules/" + matcher.group(1) : beside;
      if (!path.endsWith(".dsl") || sources.text(path) == null) {
        throw new RefusedUploadException(
            Place.in(file, text, matcher.start(1)),
            "There is no file of sentences called " + Texts.shown(beside) + ".",
            "Put the .dsl beside this file, or write 'expander tactus.dsl' for the sentences that"
                + " are shipped.");
      }
      named.add(path);
    }
    if (named.isEmpty()) {
      throw new RefusedUploadException(
          Place.of(file),
          "It does not say where its sentences are explained.",
          "Write 'expander tactus.dsl' below the package, or the name of a .dsl beside this file.");
    }
    return named;
  }

  private DSLTokenizedMappingFile mapping(String vocabulary) throws RefusedUploadException {
    String text = String.valueOf(sources.text(vocabulary));
    tooLong(vocabulary, text);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!isPlain(lines[i])) {
        throw new RefusedUploadException(
            Place.begin(vocabulary, i + 1, lines[i]),
            "This sentence is not plain text with variables in braces.",
            "As in: [when]at most {n} messages in {d} days=Pressure(...). After a colon in the"
                + " braces only \\d+, \\w+, \\S+ or words with | between them, and at most "
                + MOST_VARIABLES
                + " variables.");
      }
    }
    return parsed(vocabulary, text);
  }

  private static DSLTokenizedMappingFile parsed(String vocabulary, String text)
      throws RefusedUploadException {
    DSLTokenizedMappingFile mapping = new DSLTokenizedMappingFile();
    try {
      if (mapping.parseAndLoad(new StringReader(text))) {
        return mapping;
      }
    } catch (IOException | RuntimeException e) {
      // told below, like any other file that cannot be read
    }
    throw new RefusedUploadException(
        Place.of(vocabulary),
        "The sentences in this file cannot be read.",
        "Each line is [when]sentence=DRL or [then]sentence=DRL.");
  }

  /** Sentences become patterns that are searched for: nothing in them may take for ever. */
  private static boolean isPlain(String line) {
    Matcher entry = ENTRY.matcher(line);
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return true;
    }
    if (!entry.matches() || !entry.group(3).contains("=") || line.contains("\\n")) {
      return false;
    }
    String sentence = entry.group(3).substring(0, entry.group(3).indexOf('='));
    long variables = VARIABLE.matcher(sentence).results().count();
    String plain = VARIABLE.matcher(sentence).replaceAll("");
    return variables <= MOST_VARIABLES && !plain.matches(".*[*+?()\\[\\]{}|^$\\\\].*");
  }

  private static void tooLong(String file, String text) throws RefusedUploadException {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].length() > MOST_LINE || i >= MOST_LINES) {
        throw new RefusedUploadException(
            Place.begin(file, i + 1, lines[i]),
            "This line is longer than "
                + MOST_LINE
                + " letters, or there are more than "
                + MOST_LINES
                + " lines.",
            "Split it into several sentences, or the file into several.");
      }
    }
  }

  private Message unknown(DroolsError error, String[] written, List<String> vocabularies) {
    int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
    boolean isKnown = line > 0 && line <= written.length;
    String sentence =
        error.getMessage().replaceFirst("^(\\[\\d+] *)?Unable to expand: *", "").strip();
    return Message.error(
        isKnown ? Place.begin(file, line, written[line - 1]) : Place.of(file),
        "The sentence \"" + Texts.shown(sentence) + "\" is not explained.",
        "Use one that is in "
            + String.join(", ", vocabularies)
            + ", add it there, or begin the line with > if it is DRL.");
  }

  /** A condition that begins with a dash is written into the line before it. */
  private List<Place> places(String[] written, String drl) {
    List<Place> kept = new ArrayList<>();
    boolean when = false;
    for (int i = 0; i < written.length; i++) {
      String line = written[i].strip();
      when = line.equals("when") || (when && !line.equals("then"));
      if (!when || !line.startsWith("-")) {
        kept.add(Place.begin(file, i + 1, written[i]));
      }
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < drl.split("\n", -1).length; i++) {
      places.add(kept.get(Math.min(i, kept.size() - 1)));
    }
    return places;
  }
}
