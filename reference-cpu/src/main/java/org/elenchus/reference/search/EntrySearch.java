package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.EntryTable;
import org.elenchus.claims.certificate.EntryTable.Entry;
import org.elenchus.claims.certificate.EntryTable.Excluded;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.EntryDecides.Gain;

/** Finds entries that decide functions of bits, and words that show that none does. */
public final class EntrySearch {
  /** Gains and drives that are tried, in quarters. */
  private static final int[] GAINS = {0, 2, 4, 6, 8, 12, 16, 24};

  private static final int MOST_DRIVE = 12;

  /** Thresholds are kept as far from the states as this, so that intervals tell them apart. */
  private static final double GAP = 1e-5;

  private static final int GRID = 1 << 20;

  private EntrySearch() {}

  /**
   * Tables every function of the statement's bits.
   *
   * @param s the statement, or a twin's
   * @param subject the claim's reading
   * @return the table; a reason if a function is neither decided nor excluded
   */
  public static Grounds settle(EntryDecides s, String subject) {
    Map<String, Entry> decided = entries(s);
    List<Excluded> excluded = new ArrayList<>();
    int size = 1 << s.bits();
    for (int code = 0; code < 1 << size; code++) {
      String function = digits(code, size);
      if (!decided.containsKey(function)) {
        List<Excluded> out = exclusions(s, function);
        if (out.isEmpty()) {
          return new Grounds.Reason("whether an entry decides " + function + " was not found");
        }
        excluded.add(out.getFirst());
      }
    }
    return Proof.of(
        Role.CERTIFICATE, null, subject, new EntryTable(List.copyOf(decided.values()), excluded));
  }

  private static Map<String, Entry> entries(EntryDecides s) {
    Map<String, Entry> found = new TreeMap<>();
    for (int zero : GAINS) {
      for (int one : GAINS) {
        if (s.gain() == Gain.BY_INPUT || zero == one) {
          for (int low = -MOST_DRIVE; low <= MOST_DRIVE; low++) {
            for (int high = -MOST_DRIVE; high <= MOST_DRIVE; high++) {
              collect(s.bits(), new int[] {zero, one}, new int[] {low, high}, found);
            }
          }
        }
      }
    }
    return found;
  }

  /** The functions that one pair of gains and drives decides, with each threshold that matters. */
  private static void collect(int bits, int[] gain, int[] drive, Map<String, Entry> found) {
    double[] states = new double[1 << bits];
    for (int word = 0; word < states.length; word++) {
      double state = 0;
      for (int i = bits - 1; i >= 0; i--) {
        int bit = word >> i & 1;
        state = StrictMath.tanh(gain[bit] / 4.0 * state + drive[bit] / 4.0);
      }
      states[word] = state;
    }
    double[] sorted = states.clone();
    java.util.Arrays.sort(sorted);
    for (int i = 0; i <= sorted.length; i++) {
      double below = i == 0 ? -2 : sorted[i - 1];
      double above = i == sorted.length ? 2 : sorted[i];
      if (above - below > 2 * GAP) {
        double middle = (below + above) / 2;
        StringBuilder function = new StringBuilder();
        for (double state : states) {
          function.append(state > middle ? '1' : '0');
        }
        found.computeIfAbsent(
            function.toString(),
            name ->
                new Entry(
                    name,
                    List.of(BigFraction.of(gain[0], 4), BigFraction.of(gain[1], 4)),
                    List.of(BigFraction.of(drive[0], 4), BigFraction.of(drive[1], 4)),
                    BigFraction.of(Math.round(middle * GRID)).divide(GRID)));
      }
    }
  }

  private static List<Excluded> exclusions(EntryDecides s, String function) {
    if (s.gain() == Gain.BY_INPUT) {
      return crossings(s, function);
    }
    List<Excluded> out = directions(s, function);
    boolean middle = function.equals("00110011") || function.equals("11001100");
    return out.isEmpty() && middle ? List.of(new Excluded(function, List.of(), 0)) : out;
  }

  private static List<Excluded> directions(EntryDecides s, String function) {
    List<String> falls = new ArrayList<>();
    List<String> rises = new ArrayList<>();
    for (int p = 0; p < function.length(); p++) {
      for (int q = 0; q < function.length(); q++) {
        if ((p & q) == p && function.charAt(p) != function.charAt(q)) {
          List<String> pair = function.charAt(p) == '1' ? falls : rises;
          pair.add(digits(p, s.bits()));
          pair.add(digits(q, s.bits()));
        }
      }
    }
    return falls.isEmpty() || rises.isEmpty()
        ? List.of()
        : List.of(
            new Excluded(
                function, List.of(falls.get(0), falls.get(1), rises.get(0), rises.get(1)), 0));
  }

  private static List<Excluded> crossings(EntryDecides s, String function) {
    List<Excluded> all = new ArrayList<>();
    for (int split = 1; split < s.bits(); split++) {
      int rest = s.bits() - split;
      for (int u = 0; u < 1 << split; u++) {
        for (int v = 0; v < 1 << split; v++) {
          for (int a = 0; a < 1 << rest; a++) {
            for (int b = 0; b < 1 << rest; b++) {
              int[] words = {u << rest | a, v << rest | a, u << rest | b, v << rest | b};
              String labels = "";
              List<String> names = new ArrayList<>();
              for (int word : words) {
                labels += function.charAt(word);
                names.add(digits(word, s.bits()));
              }
              if (labels.equals("0110")) {
                all.add(new Excluded(function, names, split));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static String digits(int value, int length) {
    String text = Integer.toBinaryString(value);
    return "0".repeat(length - text.length()) + text;
  }
}
