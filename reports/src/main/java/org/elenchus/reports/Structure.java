package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elenchus.reports.View.Entry;
import org.elenchus.reports.View.Node;

/**
 * Lays out any JSON value for reading, so that a certificate of a class that this module has never
 * heard of can still be looked at: numbers side by side, vectors of equal length as a matrix,
 * records of equal fields as a table, everything else as named parts. What is long is cut, and says
 * so.
 */
final class Structure {
  private static final int MAX_ROWS = 48;
  private static final int MAX_COLUMNS = 24;
  private static final int MAX_TEXT = 240;
  private static final int MAX_DEPTH = 10;
  private static final int MAX_NODES = 2000;

  private int nodes;

  private Structure() {}

  /** The value laid out. */
  static Node of(JsonNode value) {
    return new Structure().node(value, 0);
  }

  private Node node(JsonNode value, int depth) {
    nodes++;
    if (isScalar(value) || depth >= MAX_DEPTH || nodes > MAX_NODES) {
      return text(brief(value));
    }
    if (value.isObject()) {
      return fields(value, depth);
    }
    if (all(value, Structure::isScalar)) {
      return vector(value);
    }
    if (isMatrix(value)) {
      return grid("matrix", List.of(), value);
    }
    if (isTable(value)) {
      return table(value);
    }
    return items(value, depth);
  }

  private static Node text(String text) {
    return new Node("text", text, List.of(), List.of(), List.of(), 0);
  }

  private Node fields(JsonNode value, int depth) {
    List<Entry> entries = new ArrayList<>();
    Iterator<String> names = value.fieldNames();
    while (names.hasNext() && entries.size() < MAX_ROWS) {
      String name = names.next();
      entries.add(new Entry(spaced(name), node(value.path(name), depth + 1)));
    }
    return new Node("fields", "", entries, List.of(), List.of(), value.size() - entries.size());
  }

  private Node items(JsonNode value, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), MAX_ROWS); i++) {
      entries.add(new Entry(Integer.toString(i + 1), node(value.get(i), depth + 1)));
    }
    return new Node("items", "", entries, List.of(), List.of(), value.size() - entries.size());
  }

  private static Node vector(JsonNode value) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), MAX_ROWS); i++) {
      parts.add(brief(value.get(i)));
    }
    return new Node(
        "vector", "", List.of(), parts, List.of(), Math.max(0, value.size() - MAX_ROWS));
  }

  private static Node grid(String kind, List<String> heads, JsonNode value) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), MAX_ROWS); i++) {
      List<String> row = new ArrayList<>();
      for (JsonNode cell : value.get(i)) {
        row.add(brief(cell));
      }
      rows.add(row);
    }
    return new Node(kind, "", List.of(), heads, rows, value.size() - rows.size());
  }

  private static Node table(JsonNode value) {
    List<String> names = List.copyOf(names(value.get(0)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(value.size(), MAX_ROWS); i++) {
      JsonNode item = value.get(i);
      rows.add(names.stream().map(name -> brief(item.path(name))).toList());
    }
    List<String> heads = names.stream().map(Structure::spaced).toList();
    return new Node("table", "", List.of(), heads, rows, value.size() - rows.size());
  }

  private static boolean isMatrix(JsonNode value) {
    int width = value.get(0).size();
    return width <= MAX_COLUMNS
        && width >= 1
        && all(value, row -> row.isArray() && row.size() == width && all(row, Structure::isScalar));
  }

  private static boolean isTable(JsonNode value) {
    Set<String> names = names(value.get(0));
    return names.size() <= 12
        && all(
            value,
            row ->
                row.isObject()
                    && names(row).equals(names)
                    && all(row, cell -> isScalar(cell) || isShortVector(cell)));
  }

  private static boolean isShortVector(JsonNode value) {
    return value.isArray() && value.size() <= MAX_COLUMNS && all(value, Structure::isScalar);
  }

  private static Set<String> names(JsonNode value) {
    Set<String> names = new LinkedHashSet<>();
    value.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean isScalar(JsonNode value) {
    return value.isValueNode() || value.isMissingNode() || value.isEmpty();
  }

  private static boolean all(JsonNode value, java.util.function.Predicate<JsonNode> test) {
    for (JsonNode part : value) {
      if (!test.test(part)) {
        return false;
      }
    }
    return true;
  }

  /** {@code initialState} as {@code initial state}; short names, such as {@code A}, stay. */
  private static String spaced(String name) {
    String apart = name.replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ");
    return apart.equals(name) ? name : apart.toLowerCase(Locale.ROOT);
  }

  private static String brief(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "—";
    }
    if (value.isArray() && !value.isEmpty() && isShortVector(value)) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(brief(part)));
      return "(" + String.join(", ", parts) + ")";
    }
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, MAX_TEXT / 2) + " … " + text.substring(text.length() - 20);
  }
}
