package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.EntryTable;
import org.elenchus.claims.certificate.EntryTable.Entry;
import org.elenchus.claims.certificate.EntryTable.Excluded;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.EntryDecides.Gain;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.EntrySearch;
import org.junit.jupiter.api.Test;

class EntryRuleTest {
  private static final EntryDecides TWO = new EntryDecides(Gain.CONSTANT, 2, List.of());
  private static final EntryDecides BY_INPUT = new EntryDecides(Gain.BY_INPUT, 2, List.of());
  private static final EntryDecides THREE = new EntryDecides(Gain.CONSTANT, 3, List.of());

  @Test
  void constantGainDecidesTheMonotoneFunctionsOfTwoBits() {
    assertEquals(monotone(2), decided(TWO));
  }

  /** Of the 38 monotone functions of three bits the middle bit and its negation are missing. */
  @Test
  void constantGainDecidesAllMonotoneFunctionsOfThreeBitsButTwo() {
    Set<String> expected = monotone(3);
    assertEquals(38, expected.size());
    expected.removeAll(Set.of("00110011", "11001100"));
    assertEquals(expected, decided(THREE));
  }

  @Test
  void gainByInputDecidesAllButXor() {
    Set<String> decided = decided(BY_INPUT);
    assertEquals(14, decided.size());
    assertTrue(Collections.disjoint(decided, Set.of("0110", "1001")));
  }

  @Test
  void theStatementHoldsForExactlyTheseFunctions() {
    List<String> right = List.copyOf(decided(TWO));
    assertEquals(Outcome.HOLDS, outcome(new EntryDecides(Gain.CONSTANT, 2, right)));
    assertEquals(
        Outcome.FAILS, outcome(new EntryDecides(Gain.CONSTANT, 2, right.subList(1, right.size()))));
    List<String> more = new ArrayList<>(right);
    more.add("0110");
    assertEquals(Outcome.FAILS, outcome(new EntryDecides(Gain.CONSTANT, 2, more)));
  }

  @Test
  void everyPartOfATableMatters() {
    assertInstanceOf(Accepted.class, rule(TWO, table(TWO)));
    for (int i = 0; i < table(TWO).decided().size(); i++) {
      int at = i;
      refused(TWO, table -> entries(table, at, e -> null));
      refused(TWO, table -> entries(table, at, e -> named(e, flipped(e.function()))));
      refused(TWO, table -> entries(table, at, e -> gain(e, 1, -1)));
      refused(
          TWO, table -> entries(table, at, e -> gain(e, e.gain().getFirst().intValue() + 1, 0)));
      refused(TWO, table -> entries(table, at, e -> threshold(e, flips(e.function()))));
    }
    for (int i = 0; i < table(TWO).excluded().size(); i++) {
      int at = i;
      refused(TWO, table -> exclusions(table, at, x -> null));
      refused(TWO, table -> exclusions(table, at, x -> out("0001", x.words(), 0)));
      refused(TWO, table -> exclusions(table, at, x -> out(x.function(), List.of(), 0)));
      refused(TWO, table -> exclusions(table, at, x -> out(x.function(), x.words(), 1)));
      refused(TWO, table -> exclusions(table, at, x -> out(x.function(), x.words().reversed(), 0)));
      refused(
          TWO,
          table -> exclusions(table, at, x -> out(x.function(), List.of("0", "1", "2", "3"), 0)));
    }
    Excluded crossed = table(BY_INPUT).excluded().getFirst();
    assertEquals(1, crossed.split());
    refused(BY_INPUT, t -> exclusions(t, 0, x -> out(x.function(), x.words(), 0)));
    refused(BY_INPUT, t -> exclusions(t, 0, x -> out(x.function(), x.words(), 2)));
    refused(
        BY_INPUT,
        t -> exclusions(t, 0, x -> out(x.function(), List.of("00", "10", "10", "00"), 1)));
  }

  /** Gains that differ, and words that cross, are for the statement that allows them. */
  @Test
  void aTableDoesNotServeTheOtherGain() {
    assertInstanceOf(Refused.class, rule(TWO, table(BY_INPUT)));
    assertInstanceOf(Refused.class, rule(BY_INPUT, table(TWO)));
    assertInstanceOf(Refused.class, rule(THREE, table(TWO)));
  }

  /** Only the middle one of three bits is ruled out in words, and the ruling says so. */
  @Test
  void whatIsArguedInWordsIsNamed() {
    assertTrue(under(TWO).isEmpty() && under(BY_INPUT).isEmpty());
    assertEquals(1, under(THREE).size());
  }

  private static List<String> under(EntryDecides statement) {
    return assertInstanceOf(Accepted.class, rule(statement, table(statement))).under();
  }

  private static Set<String> monotone(int bits) {
    Set<String> all = new TreeSet<>();
    int size = 1 << bits;
    for (int code = 0; code < 1 << size; code++) {
      String f = Integer.toBinaryString(1 << size | code).substring(1);
      boolean rises = true;
      boolean falls = true;
      for (int p = 0; p < size; p++) {
        for (int q = 0; q < size; q++) {
          if ((p & q) == p) {
            rises &= f.charAt(p) <= f.charAt(q);
            falls &= f.charAt(p) >= f.charAt(q);
          }
        }
      }
      if (rises || falls) {
        all.add(f);
      }
    }
    return all;
  }

  private static Set<String> decided(EntryDecides statement) {
    EntryTable table = table(statement);
    assertInstanceOf(Accepted.class, rule(statement, table));
    Set<String> functions = new TreeSet<>();
    table.decided().forEach(entry -> functions.add(entry.function()));
    return functions;
  }

  private static Outcome outcome(EntryDecides statement) {
    return assertInstanceOf(Accepted.class, rule(statement, table(statement))).outcome();
  }

  private static EntryTable table(EntryDecides statement) {
    Proof proof = assertInstanceOf(Proof.class, EntrySearch.settle(statement, "test"));
    return assertInstanceOf(EntryTable.class, proof.certificate());
  }

  private static void refused(EntryDecides statement, UnaryOperator<EntryTable> edit) {
    EntryTable edited = edit.apply(table(statement));
    assertInstanceOf(Refused.class, rule(statement, edited), edited::toString);
  }

  private static Ruling rule(EntryDecides statement, EntryTable table) {
    return Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "test", table));
  }

  private interface Edit<T> {
    @org.jspecify.annotations.Nullable
    T of(T old);
  }

  private static EntryTable entries(EntryTable table, int at, Edit<Entry> edit) {
    return new EntryTable(edited(table.decided(), at, edit), table.excluded());
  }

  private static EntryTable exclusions(EntryTable table, int at, Edit<Excluded> edit) {
    return new EntryTable(table.decided(), edited(table.excluded(), at, edit));
  }

  private static <T> List<T> edited(List<T> list, int at, Edit<T> edit) {
    List<T> copy = new ArrayList<>(list);
    T item = edit.of(copy.remove(at));
    if (item != null) {
      copy.add(at, item);
    }
    return copy;
  }

  private static Excluded out(String function, List<String> words, int split) {
    return new Excluded(function, words, split);
  }

  private static Entry named(Entry e, String function) {
    return new Entry(function, e.gain(), e.drive(), e.threshold());
  }

  private static Entry gain(Entry e, int zero, int more) {
    BigFraction first = BigFraction.of(zero).multiply(more < 0 ? -1 : 1);
    return new Entry(e.function(), List.of(first, e.gain().get(1)), e.drive(), e.threshold());
  }

  private static Entry threshold(Entry e, int to) {
    return new Entry(e.function(), e.gain(), e.drive(), BigFraction.of(to));
  }

  /** A threshold that makes every function but the constant one of its side another. */
  private static int flips(String function) {
    return function.contains("1") ? 2 : -2;
  }

  private static String flipped(String function) {
    return (function.charAt(0) == '0' ? '1' : '0') + function.substring(1);
  }
}
