package dev.tactus.journeys;

import java.util.stream.Collectors;

/** Draws a definition as a Mermaid state diagram. */
final class Diagram {
  private static final String ANY = "any_state";
  private final Parts parts;
  private final StringBuilder out = new StringBuilder();

  Diagram(Parts parts) {
    this.parts = parts;
  }

  String draw() {
    line("stateDiagram-v2");
    parts.enter().forEach(a -> arrow("    ", "[*]", a));
    line("    state \"any state\" as " + ANY + " {");
    parts.states().keySet().forEach(this::name);
    for (State state : parts.states().values()) {
      state.arrows().stream()
          .filter(a -> !parts.any().contains(a) && a.exit() == null)
          .forEach(a -> arrow("        ", id(state.name()), a));
    }
    line("    }");
    for (State state : parts.states().values()) {
      state.arrows().stream()
          .filter(a -> !parts.any().contains(a) && a.exit() != null)
          .forEach(a -> arrow("    ", id(state.name()), a));
    }
    parts.any().forEach(a -> arrow("    ", ANY, a));
    return out.toString();
  }

  private void name(String state) {
    line("        state \"" + state + "\" as " + id(state));
  }

  private void arrow(String indent, String from, Arrow arrow) {
    String to = arrow.anew() == null ? arrow.to() : arrow.anew();
    String end = arrow.exit() == null ? from : "[*]";
    String anew = arrow.anew() == null ? "" : ", begins anew";
    String target = to == null ? end : id(to);
    line(indent + from + " --> " + target + " : " + readable(arrow.label() + anew));
  }

  /** Mermaid ends a label at a colon or semicolon. */
  private static String readable(String label) {
    return label
        .chars()
        .mapToObj(c -> c == ':' || c == ';' ? " " : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static String id(String state) {
    return state.replace('-', '_');
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
