package org.elenchus.verify.property;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.statement.Cited;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Planted properties, for the tests of the machinery. The statement under test is carried by a
 * citation: its source is a number L, and the planted statement says that the sum of a list of up
 * to 8 numbers from 0 to 99 stays below L.
 */
class PlantedProperties extends StatementProperties<Cited> {
  PlantedProperties() {
    super(Cited.class);
  }

  private boolean holds(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).sum() < Integer.parseInt(statement.source());
  }

  static Certificate certificate(List<Integer> numbers) {
    List<BigFraction> input = numbers.stream().map(BigFraction::of).toList();
    return new AffineObstruction(List.of(new AffineObstruction.Row(input, BigFraction.ONE)));
  }

  @Settles(claim = "planted/sum")
  @Property
  void sum(@ForAll @Size(max = 8) List<@IntRange(max = 99) Integer> numbers) {
    cover(numbers.size() > 4 ? "long" : "short");
    demand(holds(numbers), () -> certificate(numbers));
  }

  @Settles(claim = "planted/no-certificate", expect = Outcome.FALSIFIED, twin = Outcome.PASSES)
  @Property
  void sumWithoutCertificate(@ForAll @Size(max = 8) List<@IntRange(max = 99) Integer> numbers) {
    demand(holds(numbers));
  }

  @Settles(claim = "planted/throws")
  @Property
  void throwsAnException(@ForAll int number) {
    throw new IllegalStateException("broken setup " + number);
  }

  @Settles(claim = "planted/asserts")
  @Property
  void failsByAnotherAssertion(@ForAll int number) {
    throw new AssertionError("not about the statement " + number);
  }

  @Settles(claim = "planted/late")
  @Property
  void throwsWhileShrinking(@ForAll @IntRange(max = 1000) int number) {
    if (number < 100) {
      throw new IllegalStateException("small numbers are broken");
    }
    demand(false, () -> certificate(List.of(number)));
  }

  @Settles(claim = "planted/no-generator")
  @Property
  void generatorFails(@ForAll("failing") int number) {
    demand(true);
  }

  @Provide
  Arbitrary<Integer> failing() {
    throw new IllegalStateException("no generator");
  }

  @Settles(claim = "planted/exhausted")
  @Property
  void allRejected(@ForAll int number) {
    Assume.that(false);
  }

  @Settles(claim = "planted/half")
  @Property
  void halfRejected(@ForAll @IntRange(max = 1_000_000) int number) {
    Assume.that(number % 2 == 0);
    demand(true);
  }

  @Settles(claim = "planted/small", twin = Outcome.MISSED, missed = "The planted reason.")
  @Property
  void exhaustive(@ForAll("few") int number) {
    demand(number < 5);
  }

  @Provide
  Arbitrary<Integer> few() {
    return Arbitraries.integers().between(0, 4);
  }

  @Settles(claim = "planted/tries")
  @Property(tries = 7)
  void fewTries(@ForAll int number) {
    demand(true);
  }

  static final AtomicInteger slowTries = new AtomicInteger();

  @Settles(claim = "planted/slow")
  @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
  void shrinksSlowly(@ForAll @Size(60) List<@IntRange(max = 1_000_000) Integer> numbers) {
    slowTries.incrementAndGet();
    long sum = numbers.stream().mapToLong(n -> n).sum();
    demand(sum < 1_000_000 || sum % 5 == 0, () -> certificate(numbers));
  }

  @Settles(claim = "planted/not-a-property")
  void notAProperty() {
    demand(true);
  }

  @Settles(claim = "planted/exists", expect = Outcome.FOUND, twin = Outcome.PASSES)
  @Property
  void someSumReachesIt(@ForAll @Size(max = 8) List<@IntRange(max = 99) Integer> numbers) {
    seek(!holds(numbers), () -> certificate(numbers));
  }

  @Settles(claim = "planted/two")
  @Settles(claim = "planted/sum", reading = org.elenchus.claims.claim.ReadingKind.PROSE)
  @Property
  void bound(@ForAll @IntRange(max = 1000) int number) {
    demand(number < 2000);
  }
}
