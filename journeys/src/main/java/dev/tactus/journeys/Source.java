package dev.tactus.journeys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML text as plain values, which knows the place of each by its JSON pointer. */
final class Source {
  private static final int DEEPEST = 32;
  private static final int LONGEST = 200_000;

  private final Map<String, Spot> values = new HashMap<>();
  private final Map<String, Spot> keys = new HashMap<>();
  private final Problems problems;
  private final Object root;

  private Source(Node node, Problems problems) {
    this.problems = problems;
    this.root = value(node, "");
  }

  /** Reads it; throws with the problem if it is not YAML. */
  static Source read(String yaml, Problems problems) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(LONGEST).build();
    try {
      if (tooDeep(yaml, settings)) {
        problems.add(Spot.START, "it is nested too deep", "at most " + DEEPEST + " levels");
      } else {
        Node node = new Compose(settings).composeString(yaml).orElse(null);
        if (node != null) {
          Source source = new Source(node, problems);
          problems.throwIfAny();
          return source;
        }
        problems.add(Spot.START, "it is empty", "a journey's definition");
      }
    } catch (MarkedYamlEngineException e) {
      Spot spot = e.getProblemMark().map(Source::spot).orElse(Spot.START);
      problems.add(spot, e.getProblem(), "well-formed YAML 1.2");
    } catch (YamlEngineException e) {
      problems.add(Spot.START, String.valueOf(e.getMessage()), "well-formed YAML 1.2");
    }
    problems.throwIfAny();
    throw new AssertionError("a source that is not read has a problem");
  }

  Object root() {
    return root;
  }

  Spot spot(String pointer) {
    return values.getOrDefault(pointer, Spot.START);
  }

  Spot keySpot(String pointer) {
    return keys.getOrDefault(pointer, spot(pointer));
  }

  static String child(String pointer, Object key) {
    return pointer + "/" + key.toString().replace("~", "~0").replace("/", "~1");
  }

  private static boolean tooDeep(String yaml, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private Object value(Node node, String pointer) {
    values.put(pointer, node.getStartMark().map(Source::spot).orElse(Spot.START));
    if (node.getAnchor().isPresent()) {
      problems.add(spot(pointer), "an anchor", "values written out");
      return "";
    }
    if (node instanceof MappingNode mapping) {
      return map(mapping, pointer);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        list.add(value(item, child(pointer, list.size())));
      }
      return list;
    }
    return scalar((ScalarNode) node);
  }

  private Map<String, Object> map(MappingNode mapping, String pointer) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      Node keyNode = entry.getKeyNode();
      String key = keyNode instanceof ScalarNode s ? s.getValue() : "";
      String at = child(pointer, key);
      Spot spot = keyNode.getStartMark().map(Source::spot).orElse(Spot.START);
      if (!(keyNode instanceof ScalarNode) || map.containsKey(key)) {
        problems.add(spot, "the key " + key + " is given twice or no text", "each key once");
      }
      keys.put(at, spot);
      map.put(key, value(entry.getValueNode(), at));
    }
    return map;
  }

  private static Object scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      Number number = number(text);
      return number == null ? text : number;
    }
    return text;
  }

  private static @Nullable Number number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notFinite) {
      return null;
    }
  }

  private static Spot spot(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
