package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Mark;
import org.elenchus.reports.View.Tally;
import org.jspecify.annotations.Nullable;

/** Verdict words as readers see them. */
final class Marks {
  /** From bad news to good, so that what matters stands at the left of a bar. */
  static final List<Verdict> ORDER =
      List.of(
          Verdict.REFUTED,
          Verdict.CONTRADICTED,
          Verdict.REJECTED,
          Verdict.UNSUPPORTED,
          Verdict.VACUOUS,
          Verdict.INCONCLUSIVE,
          Verdict.NOT_RUN,
          Verdict.CONSISTENT,
          Verdict.SUPPORTED,
          Verdict.VERIFIED,
          Verdict.PROVED);

  private Marks() {}

  /** A verdict as a mark. */
  static Mark of(Verdict verdict) {
    String css = verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Mark(verdict.name(), css, verdict.name().replace('_', ' '), Words.meaning(verdict));
  }

  /** Every mark in the order of a bar. */
  static List<Mark> all() {
    return ORDER.stream().map(Marks::of).toList();
  }

  /** The marks of a claim's readings, literal first. */
  static List<Mark> of(ClaimEvidence claim) {
    return claim.readings().stream().map(reading -> of(reading.verdict())).toList();
  }

  /** The mark of one reading, or null if the claim has no such reading. */
  static @Nullable Mark of(ClaimEvidence claim, ReadingKind kind) {
    for (ReadingEvidence reading : claim.readings()) {
      if (reading.reading() == kind) {
        return of(reading.verdict());
      }
    }
    return null;
  }

  /**
   * How often each verdict was given, counted anew from the readings.
   *
   * @param claims the claims to count
   * @param filter what every link of the bar keeps, such as {@code document=note&}
   * @return the verdicts that were given at all, in the order of the bar
   */
  static List<Tally> tally(Iterable<ClaimEvidence> claims, String filter) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (ClaimEvidence claim : claims) {
      claim.readings().forEach(reading -> counts.merge(reading.verdict(), 1, Integer::sum));
    }
    long all = counts.values().stream().mapToLong(Integer::longValue).sum();
    long before = 0;
    List<Tally> tallies = new ArrayList<>();
    for (Verdict verdict : ORDER) {
      int count = counts.getOrDefault(verdict, 0);
      if (count > 0) {
        int from = (int) (1000 * before / all);
        before += count;
        int width = (int) (1000 * before / all) - from;
        String href = "index.html#" + filter + "verdict=" + verdict.name();
        tallies.add(new Tally(of(verdict), count, href, from, width));
      }
    }
    return tallies;
  }

  /** How bad the news is: 0 for the worst. */
  static int rank(Verdict verdict) {
    return ORDER.indexOf(verdict);
  }

  /** Verdicts that a reader of the document would want to hear of first. */
  static boolean isNews(Verdict verdict) {
    return verdict.isAgainst() || verdict == Verdict.UNSUPPORTED || verdict == Verdict.VACUOUS;
  }

  static {
    if (ORDER.size() != Verdict.values().length
        || !ORDER.containsAll(Arrays.asList(Verdict.values()))) {
      throw new IllegalStateException("a verdict has no place in the bar");
    }
  }
}
