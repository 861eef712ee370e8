package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * For every function of T bits either an entry that decides it, or words that show that none does.
 *
 * <p>Arithmetic: exact rationals. Source: monotone Boolean functions are those of increasing gates;
 * the rest by exhaustion. It does not show anything of more entries than one, or of longer words.
 *
 * @param decided entries
 * @param excluded functions that no entry decides
 */
@JsonTypeName("entry-table")
public record EntryTable(List<Entry> decided, List<Excluded> excluded) implements Certificate {
  /** Copies the lists. */
  public EntryTable {
    decided = List.copyOf(decided);
    excluded = List.copyOf(excluded);
  }

  /**
   * An entry s ← tanh(gain(x) s + drive(x)) from s = 0, and a threshold.
   *
   * @param function the truth table of s > threshold
   * @param gain α(0) and α(1)
   * @param drive b(0) and b(1)
   * @param threshold between the two classes
   */
  public record Entry(
      String function, List<BigFraction> gain, List<BigFraction> drive, BigFraction threshold) {
    /** Copies the lists. */
    public Entry {
      gain = List.copyOf(gain);
      drive = List.copyOf(drive);
    }
  }

  /**
   * Four words that rule a function out. With constant gain: p ≤ q and r ≤ s bit by bit with f(p) =
   * 1, f(q) = 0, f(r) = 0 and f(s) = 1. With gain by input: ua, va, ub and vb with f(ua) = f(vb) =
   * 0 and f(va) = f(ub) = 1. No words where f is the middle one of three bits, or its negation, and
   * the gain is constant.
   *
   * @param function the truth table
   * @param words the four words as digits
   * @param split how long u and v are; 0 with constant gain
   */
  public record Excluded(String function, List<String> words, int split) {
    /** Copies the list. */
    public Excluded {
      words = List.copyOf(words);
    }
  }
}
