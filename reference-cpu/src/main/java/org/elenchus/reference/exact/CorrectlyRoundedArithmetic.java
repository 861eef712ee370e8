package org.elenchus.reference.exact;

/**
 * A floating-point format in which every operation and every function is rounded to nearest as if
 * computed exactly: what a statement about a format means. Slow; {@link FormatArithmetic} is for
 * models.
 *
 * @param format the format
 */
public record CorrectlyRoundedArithmetic(BinaryFormat format) implements Arithmetic<Double> {
  @Override
  public String name() {
    return format.name();
  }

  @Override
  public Double of(Rational value) {
    return format.round(value);
  }

  @Override
  public Double add(Double a, Double b) {
    return format.round(a + b);
  }

  @Override
  public Double subtract(Double a, Double b) {
    return format.round(a - b);
  }

  @Override
  public Double multiply(Double a, Double b) {
    return format.round(a * b);
  }

  @Override
  public Double divide(Double a, Double b) {
    return format.round(a / b);
  }

  @Override
  public Double negate(Double a) {
    return -a;
  }

  @Override
  public Double exp(Double a) {
    return CorrectlyRounded.exp(format, a);
  }

  @Override
  public Double log(Double a) {
    return CorrectlyRounded.log(format, a);
  }

  @Override
  public Double tanh(Double a) {
    return CorrectlyRounded.tanh(format, a);
  }

  @Override
  public Double logistic(Double a) {
    return CorrectlyRounded.logistic(format, a);
  }

  @Override
  public Double sqrt(Double a) {
    return format.round(Math.sqrt(a));
  }

  @Override
  public Double max(Double a, Double b) {
    return Math.max(a, b);
  }

  @Override
  public int compare(Double a, Double b) {
    return new FormatArithmetic(format).compare(a, b);
  }
}
