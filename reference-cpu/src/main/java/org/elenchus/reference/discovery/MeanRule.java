package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number that sums up others: the mean of a row or column, or the mean and deviation of the rows
 * of another table. Which it is must be shown by most of the places.
 */
final class MeanRule implements Rule {
  private static final int MAX_PARTS = 40;
  private static final double CHANCE = 0.01;

  /** How numbers are summed up. */
  private enum Summary {
    MEAN("the mean"),
    SAMPLE("the sample standard deviation"),
    POPULATION("the standard deviation"),
    SUM("the sum");

    private final String words;

    Summary(String words) {
      this.words = words;
    }

    /** Deviations are called so: three columns of another table have one that fits by chance. */
    boolean isDeviation() {
      return this == SAMPLE || this == POPULATION;
    }

    Bounds of(List<Entry> parts) {
      Bounds sum = parts.stream().map(Entry::bounds).reduce(Bounds.of(0), Bounds::plus);
      Bounds mean = sum.over(Bounds.of(parts.size()));
      return switch (this) {
        case SUM -> sum;
        case MEAN -> mean;
        case SAMPLE, POPULATION -> spread(parts, this == SAMPLE ? parts.size() - 1 : parts.size());
      };
    }

    /** Wide bounds: each part may be half a place nearer to the mean, or farther away. */
    private static Bounds spread(List<Entry> parts, int freedom) {
      double mean = parts.stream().mapToDouble(p -> p.bounds().middle()).average().orElseThrow();
      double squares =
          parts.stream().mapToDouble(p -> Math.pow(p.bounds().middle() - mean, 2)).sum();
      double slack = parts.stream().mapToDouble(p -> p.bounds().width() / 2).max().orElseThrow();
      double middle = Math.sqrt(squares / freedom);
      double off = slack * Math.sqrt((double) parts.size() / freedom);
      return new Bounds(Math.max(0, middle - off), middle + off);
    }

    String equation(String whole, List<String> parts) {
      String sum = String.join(" + ", parts);
      int n = parts.size();
      if (this == SUM) {
        return whole + " == " + sum;
      }
      if (this == MEAN) {
        return n + " * " + whole + " == " + sum;
      }
      String mean = "(" + sum + ") / " + n;
      String squares =
          parts.stream()
              .map(p -> "(" + p + " - " + mean + ")^2")
              .collect(Collectors.joining(" + "));
      return (this == SAMPLE ? n - 1 : n) + " * " + whole + "^2 == " + squares;
    }
  }

  private record Case(Entry whole, List<Entry> parts) {}

  @Override
  public String name() {
    return "a number sums up others";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sheet sheet : contents.sheets()) {
      inside(sheet.columnSeries(), out);
      inside(sheet.rowSeries(), out);
    }
    for (Things things : Things.of(contents)) {
      across(things, out);
    }
  }

  /** Places called the mean, each of the others of its row or column. */
  private static void inside(List<Series> lines, Sink out) {
    List<Case> cases = new ArrayList<>();
    for (Series line : lines) {
      for (int i = 0; i < line.size(); i++) {
        Entry whole = line.at(i);
        if (whole != null && TotalRule.isMean(line.labels().get(i))) {
          List<Entry> parts = new ArrayList<>();
          for (int j = 0; j < line.size(); j++) {
            Entry part = line.at(j);
            boolean like = part != null && isLike(part, whole, line.labels().get(j));
            if (like) {
              parts.add(part);
            }
          }
          if (parts.size() > 1 && parts.size() <= MAX_PARTS) {
            cases.add(new Case(whole, parts));
          }
        }
      }
    }
    report(Summary.MEAN, cases, false, out);
  }

  private static boolean isLike(Entry part, Entry whole, String label) {
    boolean same = part.quantity().equals(whole.quantity()) || !isKnown(part) || !isKnown(whole);
    return same
        && RepeatRule.scale(part.unit()) == RepeatRule.scale(whole.unit())
        && !TotalRule.isTotal(label)
        && !part.quantity().key().equals(Quantity.DERIVED)
        && !part.quantity().key().equals(Quantity.PLACE);
  }

  private static boolean isKnown(Entry entry) {
    return !entry.quantity().key().startsWith("'");
  }

  /** Numbers that sum up the rows of another table about the same things. */
  private static void across(Things things, Sink out) {
    Map<String, List<Series>> tables = new LinkedHashMap<>();
    for (Series other : things.others()) {
      tables.computeIfAbsent(table(other), t -> new ArrayList<>()).add(other);
    }
    for (Series target : things.own()) {
      for (List<Series> parts : tables.values()) {
        if (parts.size() < 2 || parts.size() > MAX_PARTS) {
          continue;
        }
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
          List<Entry> row = new ArrayList<>();
          for (Series part : parts) {
            @Nullable Entry entry = part.at(i);
            if (entry != null) {
              row.add(entry);
            }
          }
          Entry whole = target.at(i);
          if (whole != null && row.size() == parts.size()) {
            cases.add(new Case(whole, row));
          }
        }
        boolean deviation = target.is(Quantity.DEVIATION) || Headings.isSecond(target.heading());
        List<Summary> summaries =
            Arrays.stream(Summary.values()).filter(s -> deviation || !s.isDeviation()).toList();
        int most = summaries.stream().mapToInt(s -> agree(s, cases).size()).max().orElse(0);
        summaries.stream()
            .filter(s -> agree(s, cases).size() == most) // which it is must be told by most places
            .forEach(s -> report(s, cases, true, out));
      }
    }
  }

  /** The lines on which a column's numbers stand tell the table. */
  private static String table(Series series) {
    return series.entries().map(e -> e.figure().line()).toList().toString();
  }

  private static void report(Summary summary, List<Case> cases, boolean unnamed, Sink out) {
    List<Case> agree = agree(summary, cases);
    boolean meant = agree.size() >= 2 && agree.size() >= cases.size() - agree.size();
    if (!meant || (unnamed && byChance(summary, cases, agree.size()) > CHANCE)) {
      return;
    }
    for (Case one : cases) {
      Draft draft = draft(summary, one);
      if (agree.contains(one)) {
        out.holds(() -> draft);
      } else {
        out.fails(draft);
      }
    }
  }

  private static List<Case> agree(Summary summary, List<Case> cases) {
    return cases.stream().filter(c -> summary.of(c.parts()).meets(c.whole().bounds())).toList();
  }

  private static double byChance(Summary summary, List<Case> cases, int agree) {
    int crossed = 0;
    int meeting = 0;
    for (Case one : cases) {
      for (Case other : cases) {
        if (!one.equals(other)) {
          crossed++;
          meeting += summary.of(other.parts()).meets(one.whole().bounds()) ? 1 : 0;
        }
      }
    }
    double each = Math.max(0.02, crossed == 0 ? 1 : (double) meeting / crossed);
    return Chance.of(cases.size(), cases.size() - agree, each, agree);
  }

  private static Draft draft(Summary summary, Case one) {
    Draft draft =
        new Draft()
            .says(
                "the number for '"
                    + one.whole().name()
                    + "' is "
                    + summary.words
                    + " of the others");
    String whole = draft.name(one.whole());
    return draft.part(summary.equation(whole, one.parts().stream().map(draft::name).toList()));
  }
}
