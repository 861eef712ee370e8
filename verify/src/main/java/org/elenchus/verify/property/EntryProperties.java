package org.elenchus.verify.property;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.EntryDecides.Gain;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.search.EntrySearch;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * What one entry decides: random entries and thresholds, followed in rigorous intervals on every
 * word. What one of them decides must be listed.
 */
class EntryProperties extends StatementProperties<EntryDecides> {
  private static final String Q1 = "ssm-expressivity-q1/";
  private static final IntervalArithmetic REALS = new IntervalArithmetic(60);
  private static final String TOO_MANY =
      "An entry that is drawn shows what can be decided; that a listed function cannot be, no"
          + " number of entries shows.";

  EntryProperties() {
    super(EntryDecides.class);
  }

  /**
   * An entry.
   *
   * @param gain α(0) and α(1)
   * @param drive b(0) and b(1)
   * @param cut between which two of its last states, in order, the threshold lies
   */
  record Entry(List<Rational> gain, List<Rational> drive, int cut) {}

  @Settles(
      claim = Q1 + "entry-decides",
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = TOO_MANY)
  @Settles(
      claim = Q1 + "entry-decides",
      reading = ReadingKind.PROSE,
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = TOO_MANY)
  @Settles(claim = Q1 + "entry-decides-monotone")
  @Property(tries = 3000)
  void whatAnEntryDecidesIsListed(@ForAll("entries") Entry entry) {
    String function = decided(entry);
    cover(function.contains("?") ? "undecided" : "decided");
    demand(function.contains("?") || statement.functions().contains(function), this::table);
  }

  /** The truth table; a question mark where the state may lie on either side. */
  private String decided(Entry entry) {
    List<RationalInterval> states =
        IntStream.range(0, 1 << statement.bits()).mapToObj(word -> after(entry, word)).toList();
    List<Rational> sorted = states.stream().map(RationalInterval::mid).sorted().toList();
    Rational threshold = sorted.get(entry.cut()).add(sorted.get(entry.cut() + 1)).scalb(-1);
    RationalInterval at = RationalInterval.of(threshold);
    return states.stream()
        .map(state -> state.strictPrecedes(at) ? "0" : at.strictPrecedes(state) ? "1" : "?")
        .collect(Collectors.joining());
  }

  private RationalInterval after(Entry entry, int word) {
    RationalInterval state = REALS.zero();
    for (int i = statement.bits() - 1; i >= 0; i--) {
      int bit = word >> i & 1;
      RationalInterval gain = REALS.of(entry.gain().get(bit));
      state = REALS.tanh(REALS.add(REALS.multiply(gain, state), REALS.of(entry.drive().get(bit))));
    }
    return state;
  }

  private Certificate table() {
    if (EntrySearch.settle(statement, "a table for sampling") instanceof Grounds.Proof proof) {
      return proof.certificate();
    }
    throw new PropertyException("the search found no table of entries");
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<Rational> gain = Draw.rational(2).map(Rational::abs);
    Arbitrary<Rational> drive = Draw.rational(2);
    boolean constant = statement.gain() == Gain.CONSTANT;
    Arbitrary<Integer> cut = Arbitraries.integers().between(0, (1 << statement.bits()) - 2);
    return Combinators.combine(gain, gain, drive, drive, cut)
        .as((a, b, c, d, at) -> new Entry(List.of(a, constant ? a : b), List.of(c, d), at));
  }
}
