package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the tables and lists of a document print about the same things: the columns of one
 * table, and those of others that have rows for the same things, put in the same order.
 *
 * @param sheet the table whose order it is
 * @param own the columns of that table
 * @param others the columns of other tables
 */
record Things(Sheet sheet, List<Series> own, List<Series> others) {
  private static final int MAX_SHEETS = 60;
  private static final int MAX_PLACES = 200;
  private static final int MAX_SERIES = 40;

  /** One for each table and each side on which its things may stand. */
  static List<Things> of(Contents contents) {
    List<Sheet> sheets = contents.sheets().stream().limit(MAX_SHEETS).toList();
    List<Things> all = new ArrayList<>();
    for (Sheet sheet : sheets) {
      for (List<Series> own : sides(sheet)) {
        if (own.isEmpty() || own.getFirst().size() > MAX_PLACES || own.size() > MAX_SERIES) {
          continue;
        }
        List<Series> others = new ArrayList<>();
        for (Sheet other : sheets) {
          if (!other.equals(sheet)) {
            sides(other).forEach(side -> others.addAll(inOrderOf(own.getFirst().labels(), side)));
          }
        }
        all.add(new Things(sheet, own, others.subList(0, Math.min(others.size(), MAX_SERIES))));
      }
    }
    return all;
  }

  /** Own columns and others. */
  List<Series> all() {
    List<Series> all = new ArrayList<>(own);
    all.addAll(others);
    return all;
  }

  private static List<List<Series>> sides(Sheet sheet) {
    return switch (sheet.axis()) {
      case COLUMNS -> List.of(parts(sheet.columnSeries()));
      case ROWS -> List.of(parts(sheet.rowSeries()));
      case TITLE -> List.of(parts(sheet.columnSeries()), parts(sheet.rowSeries()));
    };
  }

  /** The series without the numbers of totals and means. */
  private static List<Series> parts(List<Series> all) {
    List<Series> parts = new ArrayList<>();
    for (Series series : all) {
      List<@Nullable Entry> places = new ArrayList<>();
      for (int i = 0; i < series.size(); i++) {
        places.add(TotalRule.isTotal(series.labels().get(i)) ? null : series.at(i));
      }
      if (places.stream().filter(p -> p != null).count() >= 2) {
        parts.add(new Series(series.heading(), series.quantity(), places, series.labels()));
      }
    }
    return parts;
  }

  /** Columns of another table put in the order of some labels; none where two things are shared. */
  private static List<Series> inOrderOf(List<String> labels, List<Series> side) {
    List<Series> found = new ArrayList<>();
    for (Series series : side) {
      if (series.size() > MAX_PLACES) {
        continue;
      }
      Map<Set<String>, Integer> places = new HashMap<>();
      Set<Set<String>> twice = new HashSet<>();
      for (int i = 0; i < series.size(); i++) {
        Set<String> words = new LinkedHashSet<>(Words.of(series.labels().get(i)));
        if (places.putIfAbsent(words, i) != null) {
          twice.add(words);
        }
      }
      List<@Nullable Entry> ordered = new ArrayList<>();
      int shared = 0;
      for (String label : labels) {
        Set<String> words = Words.of(label);
        Integer place = words.isEmpty() || twice.contains(words) ? null : places.get(words);
        Entry entry = place == null ? null : series.at(place);
        shared += entry == null ? 0 : 1;
        ordered.add(entry);
      }
      if (shared >= 2) {
        found.add(new Series(series.heading(), series.quantity(), ordered, labels));
      }
    }
    return found;
  }
}
