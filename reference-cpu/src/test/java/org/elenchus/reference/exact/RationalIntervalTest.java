package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RationalIntervalTest {
  private static RationalInterval of(long inf, long sup) {
    return new RationalInterval(Rational.of(inf), Rational.of(sup));
  }

  record Boxed(RationalInterval box, Rational inside) {}

  @Provide
  Arbitrary<Boxed> boxes() {
    Arbitrary<Rational> numbers =
        Combinators.combine(Arbitraries.longs().between(-40, 40), Arbitraries.longs().between(1, 9))
            .as(Rational::of);
    return Combinators.combine(numbers, numbers, Arbitraries.longs().between(0, 4))
        .as(
            (a, b, quarter) -> {
              RationalInterval box = new RationalInterval(a.min(b), a.max(b));
              return new Boxed(box, box.inf().add(box.wid().multiply(Rational.of(quarter, 4))));
            });
  }

  @Property
  void operationsContainTheResultsOfMembers(@ForAll("boxes") Boxed a, @ForAll("boxes") Boxed b) {
    Rational x = a.inside;
    Rational y = b.inside;
    assertTrue(a.box.add(b.box).contains(x.add(y)));
    assertTrue(a.box.subtract(b.box).contains(x.subtract(y)));
    assertTrue(a.box.multiply(b.box).contains(x.multiply(y)));
    assertTrue(a.box.negate().contains(x.negate()));
    assertTrue(a.box.sqr().contains(x.multiply(x)));
    assertTrue(a.box.abs().contains(x.abs()));
    assertTrue(a.box.max(b.box).contains(x.max(y)));
    assertTrue(a.box.min(b.box).contains(x.min(y)));
    assertTrue(a.box.convexHull(b.box).contains(x));
    assertTrue(a.box.outward(3).contains(x));
    assertTrue(a.box.mig().compareTo(x.abs()) <= 0 && x.abs().compareTo(a.box.mag()) <= 0);
    if (b.box.contains(Rational.ZERO)) {
      assertThrows(ArithmeticException.class, () -> a.box.divide(b.box));
    } else {
      assertTrue(a.box.divide(b.box).contains(x.divide(y)));
    }
  }

  @Property
  void endsAreAttained(@ForAll("boxes") Boxed a, @ForAll("boxes") Boxed b) {
    RationalInterval product = a.box.multiply(b.box);
    for (Rational end : new Rational[] {product.inf(), product.sup()}) {
      assertTrue(
          end.equals(a.box.inf().multiply(b.box.inf()))
              || end.equals(a.box.inf().multiply(b.box.sup()))
              || end.equals(a.box.sup().multiply(b.box.inf()))
              || end.equals(a.box.sup().multiply(b.box.sup())));
    }
    assertEquals(a.box.wid().add(b.box.wid()), a.box.add(b.box).wid());
    assertEquals(a.box.wid().add(b.box.wid()), a.box.subtract(b.box).wid());
    assertEquals(a.box.disjoint(b.box), a.box.intersection(b.box).isEmpty());
  }

  @Test
  void numbersOfAnInterval() {
    RationalInterval x = of(-3, 5);
    assertEquals(Rational.ONE, x.mid());
    assertEquals(Rational.of(8), x.wid());
    assertEquals(Rational.of(4), x.rad());
    assertEquals(Rational.of(5), x.mag());
    assertEquals(Rational.ZERO, x.mig());
    assertEquals(Rational.TWO, of(2, 5).mig());
    assertEquals(Rational.TWO, of(-5, -2).mig());
    assertEquals(of(0, 25), x.sqr());
    assertEquals("[-3, 5]", x.toString());
    assertEquals(x, RationalInterval.parse("-3", "5"));
    assertThrows(IllegalArgumentException.class, () -> of(1, 0));
  }

  @Test
  void relations() {
    assertTrue(of(1, 2).subset(of(1, 2)));
    assertFalse(of(1, 2).interior(of(1, 3)));
    assertFalse(of(1, 3).interior(of(0, 3)));
    assertTrue(of(1, 2).interior(of(0, 3)));
    assertFalse(of(0, 2).subset(of(1, 2)));
    assertFalse(of(1, 3).subset(of(1, 2)));
    assertTrue(of(0, 1).disjoint(of(2, 3)));
    assertTrue(of(2, 3).disjoint(of(0, 1)));
    assertFalse(of(0, 2).disjoint(of(2, 3)));
    assertTrue(of(0, 1).strictPrecedes(of(2, 3)));
    assertFalse(of(0, 2).strictPrecedes(of(2, 3)));
    assertEquals(Optional.of(of(2, 3)), of(0, 3).intersection(of(2, 9)));
    assertEquals(of(0, 9), of(0, 1).convexHull(of(5, 9)));
    assertTrue(of(0, 2).contains(Rational.ZERO) && of(0, 2).contains(Rational.TWO));
    assertFalse(of(0, 2).contains(Rational.of(3)) || of(0, 2).contains(Rational.of(-1)));
  }
}
