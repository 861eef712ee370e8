package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryTest {
  /** The reference values are rounded to 110 digits: half a unit there, and one to spare. */
  private static final Rational REFERENCE_ERROR = Rational.TWO.divide(ten(109));

  record Sample(String function, Rational x, Rational value) {
    RationalInterval at(int bits) {
      RationalInterval point = RationalInterval.of(x);
      return switch (function) {
        case "exp" -> point.exp(bits);
        case "log" -> point.log(bits);
        case "tanh" -> point.tanh(bits);
        case "artanh" -> point.artanh(bits);
        case "logistic" -> point.logistic(bits);
        case "sqrt" -> point.sqrt(bits);
        default -> throw new IllegalArgumentException(function);
      };
    }
  }

  static Stream<Sample> samples() {
    try (InputStream in =
        Objects.requireNonNull(ElementaryTest.class.getResourceAsStream("elementary.csv"))) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.startsWith("function"))
              .toList();
      assertTrue(lines.size() > 90);
      return lines.stream()
          .map(
              line -> {
                String[] f = line.split(",", -1);
                Rational digits = Rational.of(new BigInteger(f[2]));
                int e = Integer.parseInt(f[3]);
                return new Sample(
                    f[0],
                    Rational.parse(f[1]),
                    e < 0 ? digits.divide(ten(-e)) : digits.multiply(ten(e)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rational ten(int power) {
    return Rational.of(10).pow(power);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void enclosesTheReferenceWithinTheStatedWidth(Sample sample) {
    Rational slack = sample.value.abs().multiply(REFERENCE_ERROR);
    for (int bits : new int[] {2, 11, 53, 64, 200, 320}) {
      RationalInterval enclosure = sample.at(bits);
      assertTrue(enclosure.inf().compareTo(sample.value.add(slack)) <= 0, "inf at " + bits);
      assertTrue(enclosure.sup().compareTo(sample.value.subtract(slack)) >= 0, "sup at " + bits);
      Rational allowed = sample.value.abs().add(slack).scalb(2 - bits);
      assertTrue(enclosure.wid().compareTo(allowed) <= 0, "width at " + bits);
      assertTrue(enclosure.wid().signum() > 0, "these values are irrational");
      assertEquals(enclosure, enclosure.outward(bits), "ends have " + bits + " bits");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void moreBitsGiveAPartOfTheOldEnclosure(Sample sample) {
    assertTrue(sample.at(300).subset(sample.at(60)));
    assertFalse(sample.at(60).subset(sample.at(300)));
  }

  @Test
  void rationalValuesAreExact() {
    RationalInterval zero = RationalInterval.ZERO;
    assertEquals(RationalInterval.ONE, zero.exp(8));
    assertEquals(zero, zero.tanh(8));
    assertEquals(zero, zero.artanh(8));
    assertEquals(zero, zero.sqrt(8));
    assertEquals(RationalInterval.of(Rational.HALF), zero.logistic(8));
    assertEquals(zero, RationalInterval.ONE.log(8));
    assertEquals(
        RationalInterval.of(Rational.of(3, 4)), RationalInterval.of(Rational.of(9, 16)).sqrt(8));
    assertEquals(
        RationalInterval.of(Rational.of(1L << 20)),
        RationalInterval.of(Rational.ONE.scalb(40)).sqrt(8));
  }

  @Test
  void farOutBoundedFunctionsReachTheirLimitsOnly() {
    RationalInterval far = RationalInterval.of(Rational.of(1_000_000));
    assertEquals(Rational.ONE, far.tanh(20).sup());
    assertEquals(Rational.ONE, far.logistic(20).sup());
    assertEquals(Rational.ONE.negate(), far.negate().tanh(20).inf());
    assertEquals(Rational.ZERO, far.negate().logistic(20).inf());
    assertEquals(Rational.ZERO, far.negate().exp(20).inf());
    assertTrue(far.negate().exp(20).sup().signum() > 0);
    assertTrue(far.negate().logistic(20).sup().signum() > 0);
    assertTrue(far.tanh(20).inf().compareTo(Rational.of(999_999, 1_000_000)) > 0);
    assertTrue(far.logistic(20).inf().compareTo(Rational.of(999_999, 1_000_000)) > 0);
  }

  @Test
  void refusesArgumentsOutsideTheDomain() {
    RationalInterval minus = RationalInterval.of(Rational.of(-1));
    assertThrows(ArithmeticException.class, () -> minus.log(8));
    assertThrows(ArithmeticException.class, () -> RationalInterval.ZERO.log(8));
    assertThrows(ArithmeticException.class, () -> minus.sqrt(8));
    assertThrows(ArithmeticException.class, () -> minus.artanh(8));
    assertThrows(ArithmeticException.class, () -> RationalInterval.ONE.artanh(8));
    assertThrows(ArithmeticException.class, () -> RationalInterval.of(Rational.of(16385)).exp(8));
    assertTrue(RationalInterval.of(Rational.of(16384)).exp(8).inf().exponent() > 23000);
  }

  /** Near 0, and near 1 for the logarithm, a value is small and its enclosure no wider for that. */
  @ParameterizedTest
  @ValueSource(ints = {-2, -40, -200})
  void smallValuesAreEnclosedAsNarrowly(int exponent) {
    Rational x = Rational.ONE.scalb(exponent);
    RationalInterval tiny = RationalInterval.of(x);
    for (RationalInterval value :
        List.of(
            tiny.artanh(53),
            tiny.negate().artanh(53).negate(),
            tiny.tanh(53),
            RationalInterval.of(Rational.ONE.add(x)).log(53),
            RationalInterval.of(Rational.ONE.subtract(x)).log(53).negate())) {
      assertTrue(value.inf().compareTo(x.scalb(-1)) > 0 && value.inf().compareTo(x.scalb(1)) < 0);
      assertTrue(value.wid().compareTo(x.scalb(-50)) < 0, "width " + value.wid().doubleValue());
    }
  }

  /** √2 · 1024 = 1448.15…, √3 · 1024 = 1773.6…: eleven bits, and the next number. */
  @Test
  void rootsAreTight() {
    assertEquals(
        RationalInterval.parse("1448/1024", "1449/1024"),
        RationalInterval.of(Rational.TWO).sqrt(11));
    assertEquals(
        RationalInterval.parse("1773/1024", "1774/1024"),
        RationalInterval.of(Rational.of(3)).sqrt(11));
    assertEquals(
        RationalInterval.parse("1448/2048", "1449/2048"),
        RationalInterval.of(Rational.HALF).sqrt(11));
  }

  @Test
  void refusalsSayWhy() {
    assertRefused("not positive", () -> RationalInterval.ZERO.log(8));
    assertRefused("outside", () -> RationalInterval.ONE.artanh(8));
  }

  private static void assertRefused(String why, Executable action) {
    String message = String.valueOf(assertThrows(ArithmeticException.class, action).getMessage());
    assertTrue(message.contains(why), message);
  }

  @Test
  void intervalsTakeTheEnclosuresOfTheirEnds() {
    RationalInterval x = RationalInterval.parse("-1/2", "3");
    RationalInterval value = x.tanh(60);
    assertEquals(RationalInterval.of(x.inf()).tanh(60).inf(), value.inf());
    assertEquals(RationalInterval.of(x.sup()).tanh(60).sup(), value.sup());
  }
}
