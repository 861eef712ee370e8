package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.elenchus.claims.claim.Patch;
import org.jspecify.annotations.Nullable;

/** An edit of a formal statement as a sentence that shows what differs, and little else. */
final class PatchWords {
  /** Longer texts are shown only where they differ. */
  private static final int SHORT = 60;

  private static final int LONGEST = 160;

  private PatchWords() {}

  /**
   * The sentence, without its full stop.
   *
   * @param patch the edit
   * @param formal the statement before it
   */
  static String of(Patch patch, JsonNode formal) {
    String place = "“" + patch.path().substring(1).replace("/", " › ") + "”";
    JsonNode old = formal.at(patch.path());
    JsonNode value = patch.value();
    return switch (patch.op()) {
      case "remove" -> place + " is left out" + was(brief(old));
      case "add" -> place + " is added: " + brief(value);
      default ->
          value != null && isList(old) && isList(value)
              ? place + " " + change(list(old), list(value))
              : replaced(place, brief(old), brief(value));
    };
  }

  private static String replaced(String place, String old, String value) {
    if (old.length() <= SHORT && value.length() <= SHORT) {
      return place + " becomes " + cut(value) + was(cut(old));
    }
    int limit = Math.min(old.length(), value.length());
    int from = 0;
    while (from < limit && old.charAt(from) == value.charAt(from)) {
      from++;
    }
    int same = 0;
    while (same < limit - from
        && old.charAt(old.length() - 1 - same) == value.charAt(value.length() - 1 - same)) {
      same++;
    }
    while (from > 0 && isWord(old.charAt(from - 1))) {
      from--;
    }
    while (same > 0 && isWord(old.charAt(old.length() - same))) {
      same--;
    }
    return place + " becomes " + part(value, from, same) + was(part(old, from, same));
  }

  /** A text without what it shares with the other at both ends. */
  private static String part(String text, int from, int same) {
    String middle = text.substring(from, text.length() - same).strip();
    return (from > 0 ? "… " : "")
        + (middle.isEmpty() ? "(nothing)" : cut(middle))
        + (same > 0 ? " …" : "");
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private static boolean isList(JsonNode node) {
    return node.isArray()
        && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  private static List<String> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** What a list loses and gains; the whole of it where only the order or a number changes. */
  private static String change(List<String> old, List<String> value) {
    List<String> lost = new ArrayList<>(old);
    lost.removeAll(value);
    List<String> gained = new ArrayList<>(value);
    gained.removeAll(old);
    if (lost.isEmpty() == gained.isEmpty()) {
      return "becomes " + cut(String.join(", ", value)) + was(cut(String.join(", ", old)));
    }
    return lost.isEmpty()
        ? "gains " + cut(String.join(", ", gained)) + " (it had " + old.size() + " entries)"
        : "loses " + cut(String.join(", ", lost)) + " (it had " + old.size() + " entries)";
  }

  private static String was(String old) {
    return old.isEmpty() ? "" : " (it was " + old + ")";
  }

  private static String brief(@Nullable JsonNode value) {
    if (value == null) {
      return "nothing";
    }
    return value.isMissingNode() ? "" : value.isTextual() ? value.asText() : named(value);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "…";
  }

  /** A task or the like by its name and parameters, anything else as JSON. */
  private static String named(JsonNode value) {
    JsonNode parameters = value.path("parameters");
    if (!value.path("name").isTextual() || !parameters.isObject() || value.size() != 2) {
      return value.toString();
    }
    String inner =
        parameters.properties().stream()
            .map(e -> e.getKey() + " = " + e.getValue().asText())
            .collect(Collectors.joining(", "));
    return value.path("name").asText() + (inner.isEmpty() ? "" : " (" + inner + ")");
  }
}
