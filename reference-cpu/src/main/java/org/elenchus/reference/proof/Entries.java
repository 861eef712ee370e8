package org.elenchus.reference.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.EntryTable;
import org.elenchus.claims.certificate.EntryTable.Entry;
import org.elenchus.claims.certificate.EntryTable.Excluded;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.EntryDecides.Gain;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.exact.Require;

/**
 * Which functions one entry decides: every function must be decided by a given entry, followed in
 * rigorous intervals, or be ruled out.
 *
 * <p>With constant gain α ≥ 0 the state grows with every input bit if b(1) ≥ b(0), and falls with
 * each otherwise; so f is nondecreasing or nonincreasing in all bits at once. With a gain α(x) ≥ 0
 * by input each suffix acts on the state as a nondecreasing map; if it puts va above ua, then v
 * leads above u, and no suffix b puts ub above vb.
 */
public final class Entries {
  private static final IntervalArithmetic REALS = new IntervalArithmetic(60);

  /** What is argued in the comment of {@link #isMiddleBit} and computed by nothing. */
  private static final List<String> IN_WORDS =
      List.of("an argument in words: by concavity of tanh no entry decides the middle bit alone");

  private Entries() {}

  /**
   * The functions that an entry decides, and why it decides no others.
   *
   * @param s the functions claimed
   * @param table an entry for each function that is decided, words for each that is not
   * @return whether they are the claimed ones
   */
  public static Shown table(EntryDecides s, EntryTable table) {
    List<Entry> decided = table.decided();
    List<Excluded> excluded = table.excluded();
    Set<String> listed = new HashSet<>();
    for (Entry entry : decided) {
      Require.that(listed.add(entry.function()), entry.function() + " is listed twice");
      decides(s, entry);
    }
    Set<String> found = Set.copyOf(listed);
    for (Excluded out : excluded) {
      Require.that(listed.add(out.function()), out.function() + " is listed twice");
      exclude(s, out);
    }
    Require.that(listed.size() == 1 << (1 << s.bits()), "the table leaves functions out");
    return new Shown(
        found.equals(Set.copyOf(s.functions())) ? Outcome.HOLDS : Outcome.FAILS,
        Scope.of(NumberSystem.REALS, Map.of("T", "" + s.bits(), "inputs", "bits")),
        excluded.stream().anyMatch(out -> out.words().isEmpty()) ? IN_WORDS : List.of(),
        "one entry decides %d of the %d functions of %d bits"
            .formatted(found.size(), listed.size(), s.bits()));
  }

  private static void decides(EntryDecides s, Entry entry) {
    for (List<BigFraction> pair : List.of(entry.gain(), entry.drive())) {
      Require.that(pair.size() == 2, "gain and drive have a value for each bit");
    }
    BigFraction zero = entry.gain().get(0);
    BigFraction one = entry.gain().get(1);
    Require.that(zero.signum() >= 0 && one.signum() >= 0, "the gain is not negative");
    Require.that(s.gain() == Gain.BY_INPUT || zero.equals(one), "the gain is constant");
    RationalInterval threshold = REALS.of(Rational.of(entry.threshold()));
    for (int word = 0; word < 1 << s.bits(); word++) {
      RationalInterval state = REALS.zero();
      for (int i = s.bits() - 1; i >= 0; i--) {
        int bit = word >> i & 1;
        RationalInterval gain = REALS.of(Rational.of(entry.gain().get(bit)));
        RationalInterval drive = REALS.of(Rational.of(entry.drive().get(bit)));
        state = REALS.tanh(REALS.add(REALS.multiply(gain, state), drive));
      }
      // The comparison is refused where the two may be equal.
      boolean above = REALS.compare(state, threshold) > 0;
      Require.that(above == value(entry.function(), word), "an entry decides another function");
    }
  }

  /**
   * The middle one of three bits alone is beyond an entry of constant gain. Say b = b(1) − b(0) >
   * 0, else exchange 0 and 1; write p = b(0), q = b(1), Δ = tanh q − tanh p. To decide the middle
   * bit, 010 must lead above 101: α G > b for G = tanh v − tanh u, v = q + α tanh p, u = p + α tanh
   * q. Then α > 0 and u < v, so α Δ < b, and G > Δ. But G ≤ Δ: if p < 0 < q, [u, v] lies within [p,
   * q]; if p ≥ 0, [u, v] is no longer than [p, q], begins no lower, and tanh is concave there; if q
   * ≤ 0, likewise.
   */
  private static boolean isMiddleBit(EntryDecides s, Excluded out) {
    return s.gain() == Gain.CONSTANT
        && s.bits() == 3
        && out.split() == 0
        && (out.function().equals("00110011") || out.function().equals("11001100"));
  }

  private static void exclude(EntryDecides s, Excluded out) {
    if (out.words().isEmpty()) {
      Require.that(isMiddleBit(s, out), "four words are needed");
      return;
    }
    Require.that(out.words().size() == 4, "four words are needed");
    for (String word : out.words()) {
      Require.that(word.matches("[01]{" + s.bits() + "}"), word + " is no word of bits");
    }
    String p = out.words().get(0);
    String q = out.words().get(1);
    String r = out.words().get(2);
    String t = out.words().get(3);
    if (s.gain() == Gain.CONSTANT) {
      Require.that(out.split() == 0 && below(p, q) && below(r, t), "the words are not in order");
      require(out, true, false, false, true);
    } else {
      int k = out.split();
      Require.that(0 < k && k < s.bits(), "words are split within");
      boolean crossed =
          p.substring(0, k).equals(r.substring(0, k))
              && q.substring(0, k).equals(t.substring(0, k))
              && p.substring(k).equals(q.substring(k))
              && r.substring(k).equals(t.substring(k));
      Require.that(crossed, "the words are not ua, va, ub, vb");
      require(out, false, true, true, false);
    }
  }

  private static void require(Excluded out, boolean... labels) {
    for (int i = 0; i < labels.length; i++) {
      boolean label = value(out.function(), Integer.parseInt(out.words().get(i), 2));
      Require.that(label == labels[i], "the labels do not contradict each other");
    }
  }

  private static boolean below(String p, String q) {
    for (int i = 0; i < p.length(); i++) {
      if (p.charAt(i) > q.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean value(String function, int word) {
    return word < function.length() && function.charAt(word) == '1';
  }
}
