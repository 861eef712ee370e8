package org.elenchus.claims.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.document.FigureInventory.Entry;
import org.elenchus.claims.document.PrintedFigure.Kind;

/**
 * Whether the numbers that order a text are in order: headings and lists count up, formulas count
 * up, pointers lead somewhere, names and years recur as they were printed.
 */
public final class Numbering {
  /** What was found about one number. */
  public enum State {
    /** In order. */
    IN_ORDER,
    /** Out of order. */
    OUT_OF_ORDER,
    /** Nothing in the document bears on it. */
    OPEN
  }

  /**
   * A finding about one number.
   *
   * @param state whether it is in order
   * @param reason why, or what is missing
   */
  public record Finding(State state, String reason) {}

  private final Map<Entry, Finding> findings = new HashMap<>();
  private final Set<String> headings = new HashSet<>();
  private final Map<Kind, Map<String, Integer>> counts = new HashMap<>();

  private Numbering(FigureInventory inventory) {
    for (Entry entry : inventory.figures()) {
      counts
          .computeIfAbsent(entry.part(), kind -> new HashMap<>())
          .merge(entry.printed(), 1, Integer::sum);
      if (entry.part() == Kind.HEADING) {
        headings.add(entry.printed());
      }
    }
    List<Integer> heading = List.of();
    int ordinal = 0;
    int formula = 0;
    for (Entry entry : inventory.figures()) {
      switch (entry.part()) {
        case HEADING -> {
          List<Integer> now = parts(entry.printed());
          put(
              entry,
              follows(heading, now),
              "counts the headings",
              "does not follow the heading before it");
          heading = now;
        }
        case ORDINAL -> {
          int now = parts(entry.printed()).getFirst();
          put(
              entry,
              now == ordinal + 1 || now == 1,
              "counts a list",
              "does not follow the list item before it");
          ordinal = now;
        }
        case FORMULA -> {
          int now = parts(entry.printed()).getFirst();
          put(
              entry,
              now == formula + 1,
              "counts the formulas",
              "does not follow the formula before it");
          formula = now;
        }
        case REFERENCE, CITATION, DATE, NAME -> lookUp(entry);
        case FIGURE, SYMBOLIC -> {}
      }
    }
  }

  /**
   * Looks at the numbers that order one document.
   *
   * @param inventory its numbers
   * @return a finding for each of them; none for quantities and for constants of formulas
   */
  public static Map<Entry, Finding> of(FigureInventory inventory) {
    return Map.copyOf(new Numbering(inventory).findings);
  }

  private void put(Entry entry, boolean inOrder, String good, String bad) {
    findings.put(
        entry, inOrder ? new Finding(State.IN_ORDER, good) : new Finding(State.OUT_OF_ORDER, bad));
  }

  private void lookUp(Entry entry) {
    String printed = entry.printed();
    int times = counts.getOrDefault(entry.part(), Map.of()).getOrDefault(printed, 0);
    boolean led =
        headings.contains(printed)
            || counts.getOrDefault(Kind.FORMULA, Map.of()).containsKey(printed);
    Finding finding =
        switch (entry.part()) {
          case REFERENCE ->
              led
                  ? new Finding(State.IN_ORDER, "leads to a heading or formula of that number")
                  : times > 1
                      ? new Finding(State.IN_ORDER, "is pointed to in more than one place")
                      : new Finding(State.OPEN, "missing: what it points to");
          case CITATION ->
              led
                  ? new Finding(State.IN_ORDER, "leads to a heading of that number")
                  : new Finding(State.OPEN, "missing: the cited work");
          case DATE ->
              times > 1
                  ? new Finding(State.IN_ORDER, "is printed alike more than once")
                  : new Finding(State.OPEN, "missing: the dated work or run");
          case NAME ->
              times > 1
                  ? new Finding(State.IN_ORDER, "is part of a name that recurs")
                  : new Finding(State.OPEN, "missing: another mention of the name");
          default -> throw new IllegalArgumentException("not a pointer: " + entry);
        };
    findings.put(entry, finding);
  }

  private static List<Integer> parts(String printed) {
    List<Integer> parts = new ArrayList<>();
    for (String part : printed.split("\\.", -1)) {
      parts.add(part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0);
    }
    return parts;
  }

  /** A heading follows another when it opens its first part, or counts up one of its parts. */
  private static boolean follows(List<Integer> before, List<Integer> now) {
    int last = now.size() - 1;
    List<Integer> above = now.subList(0, last);
    if (now.get(last) == 1 && (above.equals(before) || above.isEmpty())) {
      return true;
    }
    return before.size() > last
        && above.equals(before.subList(0, last))
        && now.get(last) == before.get(last) + 1;
  }
}
