package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.WrittenFacts.Written;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dtactus.vocabulary.write=true} to write the vocabulary of the docs again. */
class VocabularyTest {
  private static final Path PAGE = Path.of("..", "docs", "authors", "vocabulary.md");
  private static WrittenFacts written;
  private static Vocabulary vocabulary;

  @BeforeAll
  static void read() throws IOException {
    written = WrittenFacts.read(new File("src/main/java/dev/tactus/facts"));
    vocabulary = new Vocabulary(written, facts());
  }

  @Test
  void theDocsShowWhatTheFactsSay() throws IOException {
    String page = vocabulary.page();
    if (Boolean.getBoolean("tactus.vocabulary.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void everyWordIsExplainedWithAnExampleAndEveryNumberWithItsRange() {
    List<String> lacking = new ArrayList<>();
    for (Written word : vocabulary.words()) {
      boolean isNumber = Vocabulary.isNumber(word.type());
      if (word.says().isEmpty()
          || !word.word().containsKey("example")
          || isNumber != word.word().containsKey("range")) {
        lacking.add(word.owner() + "." + word.name());
      }
    }
    assertThat(lacking).isEmpty();
  }

  @Test
  void everyExampleUsesItsWord() {
    assertThat(vocabulary.words())
        .allSatisfy(
            word ->
                assertThat(word.word().get("example"))
                    .containsPattern(
                        "\\b(" + word.name() + "|" + Vocabulary.shortName(word.name()) + ")\\b"));
  }

  /** One or several of each; derived ones are there too. */
  private static List<Vocabulary.Fact> facts() {
    List<Vocabulary.Fact> facts = new ArrayList<>();
    for (RecordComponent component : Facts.class.getRecordComponents()) {
      Type type = component.getGenericType();
      facts.add(
          type instanceof ParameterizedType many
              ? new Vocabulary.Fact(name(many.getActualTypeArguments()[0]), true)
              : new Vocabulary.Fact(name(type), false));
      if (type == ContactHistory.class) {
        facts.add(new Vocabulary.Fact("Cap", false));
        facts.add(new Vocabulary.Fact(name(Pressure.class), false));
      }
    }
    return facts;
  }

  private static String name(Type type) {
    return ((Class<?>) type).getSimpleName();
  }
}
