package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Rational ZERO = Rational.ZERO;

  /** A span with one of its members. */
  record Member(Span span, Rational value) {}

  @Provide
  Arbitrary<Member> members() {
    Arbitrary<Integer> small = Arbitraries.integers().between(-6, 6);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(small, small, small, flag, flag, flag, flag)
        .as(
            (a, b, c, loOpen, hiOpen, noLo, noHi) -> {
              int lo = Math.min(a, Math.min(b, c));
              int hi = Math.max(a, Math.max(b, c));
              int mid = a + b + c - lo - hi;
              Rational value = Rational.of(mid);
              boolean atLo = mid == lo;
              boolean atHi = mid == hi;
              return new Member(
                  new Span(
                      noLo ? null : Rational.of(lo),
                      loOpen && !atLo,
                      noHi ? null : Rational.of(hi),
                      hiOpen && !atHi),
                  value);
            });
  }

  @Property
  void resultsOfMembersAreMembersOfResults(
      @ForAll("members") Member x, @ForAll("members") Member y) {
    assertTrue(x.span().contains(x.value()));
    assertIn(x.value().add(y.value()), x.span().plus(y.span()));
    assertIn(x.value().subtract(y.value()), x.span().minus(y.span()));
    assertIn(x.value().multiply(y.value()), x.span().times(y.span()));
    assertIn(x.value().abs(), x.span().absolute());
    assertIn(x.value().pow(2), x.span().power(2).orElseThrow());
    assertIn(x.value().pow(3), x.span().power(3).orElseThrow());
    assertIn(x.value().min(y.value()), x.span().least(y.span()));
    assertIn(x.value().max(y.value()), x.span().greatest(y.span()));
    assertIn(x.value(), x.span().hull(y.span()));
    if (y.value().signum() != 0) {
      assertIn(x.value().divide(y.value()), x.span().over(y.span()).orElseThrow());
    }
    if (y.span().contains(x.value())) {
      assertIn(x.value(), x.span().intersect(y.span()).orElseThrow());
    }
    if (x.value().signum() > 0) {
      assertMeets(RationalInterval.of(x.value()).log(64), x.span().ln().orElseThrow());
      assertMeets(RationalInterval.of(x.value()).sqrt(64), x.span().sqrt().orElseThrow());
    }
    assertMeets(RationalInterval.of(x.value()).exp(64), x.span().exp());
  }

  private static void assertIn(Rational value, Span span) {
    assertTrue(span.contains(value), value + " in " + span);
  }

  private static void assertMeets(RationalInterval value, Span span) {
    Span enclosure = new Span(value.inf(), false, value.sup(), false);
    assertTrue(span.intersect(enclosure).isPresent(), value + " in " + span);
  }

  @Test
  void endsThatOnlyTouchDoNotMeet() {
    Span left = new Span(ZERO, false, Rational.ONE, true);
    Span right = new Span(Rational.ONE, false, Rational.TWO, false);
    assertEquals(Optional.empty(), left.intersect(right));
    assertTrue(left.plus(Span.of(Rational.ONE)).hiOpen());
    assertFalse(left.times(Span.of(ZERO)).hiOpen(), "0 times anything is 0");
  }

  @Test
  void nothingIsDividedByZeroOrLoggedBelowIt() {
    assertEquals(Optional.empty(), Span.of(Rational.ONE).over(Span.of(ZERO)));
    assertEquals(Optional.empty(), Span.of(Rational.of(-1)).ln());
    assertEquals(Optional.empty(), Span.of(Rational.of(-1)).sqrt());
    assertEquals(
        Span.ALL, new Span(Rational.of(-1), false, Rational.ONE, false).reciprocal().get());
  }

  @Test
  void longFractionsAreRoundedOutward() {
    Rational third = Rational.of(1, 3);
    Span power = Span.of(third).power(900).orElseThrow();
    assertTrue(power.lo() != null && power.lo().denominator().bitLength() < 2_000);
    assertTrue(power.contains(third.pow(900)));
  }

  /** An end that one pair of ends attains is closed, whatever other pairs come as near to it. */
  @Test
  void anEndOfAProductIsClosedIfOnePairAttainsIt() {
    Rational four = Rational.of(4);
    for (String[] pair :
        new String[][] {{"[-2, 2)", "[-2, 2)"}, {"(-2, 2]", "(-2, 2]"}, {"(-2, 2]", "[0, 2]"}}) {
      Span product = Spans.span(pair[0]).times(Spans.span(pair[1]));
      assertTrue(product.contains(four), product.toString());
    }
    for (String[] pair :
        new String[][] {{"[-2, 2)", "(-2, 2]"}, {"(-2, 2]", "[-2, 2)"}, {"[-2, 0]", "(-2, 2]"}}) {
      Span product = Spans.span(pair[0]).times(Spans.span(pair[1]));
      assertTrue(product.contains(four.negate()), product.toString());
    }
    Span open = Spans.span("(-2, 2)").times(Spans.span("[-2, 2]"));
    assertFalse(open.contains(four) || open.contains(four.negate()), open.toString());
  }
}
