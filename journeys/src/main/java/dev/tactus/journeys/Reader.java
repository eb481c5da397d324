package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a definition of the right form into its parts. */
final class Reader {
  private static final double LEAD_SHARE = 0.2;
  private static final Duration LEAD_MOST = Duration.ofDays(7);

  private final Tree root;
  private final Problems problems;
  private final Parameters parameters;
  private final Map<String, String> deadlines = new LinkedHashMap<>();

  private Reader(Source source, Problems problems) {
    this.root = Tree.of(source);
    this.problems = problems;
    this.parameters = new Parameters(root.find("parameters"), problems);
  }

  static Parts read(Source source, String yaml, Problems problems) {
    return new Reader(source, problems).parts(yaml);
  }

  private Parts parts(String yaml) {
    List<Arrow> any = root.has("any") ? arrows(root.get("any")) : List.of();
    Tree waves = root.find("waves");
    return new Parts(
        root.get("id").text(),
        root.get("version").number().intValue(),
        root.get("title").text(),
        subjects(root.get("subject")),
        parameters.all(),
        contents(root.find("contents")),
        waves == null ? null : waves.get("line").text(),
        waves == null ? 1 : (int) parameters.number(waves.find("people-per-unit"), 1),
        forecast(root.find("estimate")),
        steps(root.get("steps")),
        deadlines,
        arrows(root.get("enter")),
        states(root.get("states"), any),
        any,
        yaml);
  }

  private static Subjects subjects(Tree tree) {
    return new Subjects(tree.get("kind").text(), tree.text("key"), tree.has("without-key"));
  }

  private static @Nullable Contents contents(@Nullable Tree tree) {
    return tree == null ? null : new Contents(tree.get("add").text(), tree.get("remove").text());
  }

  private @Nullable Forecast forecast(@Nullable Tree tree) {
    return tree == null
        ? null
        : new Forecast(
            tree.get("without").text(),
            parameters.number(tree.find("lead-share"), LEAD_SHARE),
            parameters.duration(tree.find("lead-most"), LEAD_MOST));
  }

  private Map<String, Step> steps(Tree tree) {
    Map<String, Step> steps = new LinkedHashMap<>();
    tree.keys().forEach(id -> steps.put(id, step(id, tree.get(id))));
    return steps;
  }

  private Step step(String id, Tree tree) {
    Tree because = tree.get("because");
    return new Step(
        id,
        Purpose.of(tree.get("purpose").text()),
        deadline(id, tree.get("deadline")),
        parameters.number(tree.get("odds"), 1),
        tree.get("channels").items().stream().map(t -> Channel.of(t.text())).toList(),
        tree.get("template").text(),
        "complements".equals(tree.text("show")),
        new Step.Because(because.get("code").text(), because.get("text").text()));
  }

  private @Nullable Duration deadline(String step, Tree tree) {
    if (root.has("estimate") && Forecast.INSTANTS.contains(tree.text())) {
      deadlines.put(step, tree.text());
      return null;
    }
    Duration deadline = parameters.duration(tree, Duration.ofDays(1));
    if (deadline.isZero()) {
      problems.add(tree.spot(), "a deadline of no time", "a duration above 0");
    }
    return deadline;
  }

  private Map<String, State> states(Tree tree, List<Arrow> any) {
    Map<String, State> states = new LinkedHashMap<>();
    for (String name : tree.keys()) {
      List<Arrow> arrows = new ArrayList<>(arrows(tree.get(name)));
      arrows.addAll(any);
      states.put(name, new State(name, arrows));
    }
    return states;
  }

  private List<Arrow> arrows(Tree list) {
    return list.items().stream().map(this::arrow).toList();
  }

  private Arrow arrow(Tree tree) {
    Tree when = tree.find("when");
    return new Arrow(
        cue(tree),
        "all".equals(tree.text("reach")),
        when == null ? null : Guards.compile(when.text(), when.spot(), problems),
        tree.text("to"),
        tree.text("exit"),
        tree.text("anew"),
        tree.text("trigger"),
        tree.has("repeat"),
        tree.spot());
  }

  private Cue cue(Tree tree) {
    if (tree.has("on")) {
      return new Cue.Happens(tree.get("on").text());
    } else if (tree.has("contents")) {
      return new Cue.Changes(tree.get("contents").text().equals("emptied"));
    } else if (tree.has("after")) {
      Tree after = tree.get("after");
      Duration wait = parameters.duration(after.find("wait"), Duration.ZERO);
      return new Cue.Passes(after.get("since").text(), wait);
    } else if (tree.has("offered")) {
      return new Cue.Offers();
    }
    String answer = tree.get("decided").text().toUpperCase(Locale.ROOT);
    return new Cue.Decides(Answer.valueOf(answer), tree.text("step"));
  }
}
