package org.elenchus.reference.exact;

/**
 * A floating-point format as an arithmetic: every operation is rounded to the format, to nearest
 * with ties to even. Values are held as doubles.
 *
 * <p><b>Accuracy.</b> +, −, ·, / and √ are correctly rounded. exp, log and tanh are those of {@link
 * StrictMath} (fdlibm: the same bits on every machine, within one unit in the last place of
 * binary64), then rounded to the format; {@link CorrectlyRounded} has the exact ones. logistic is
 * composed as 1/(1 + e^−a), rounded at each of its steps.
 *
 * @param format the format
 */
public record FormatArithmetic(BinaryFormat format) implements Arithmetic<Double> {
  /** IEEE 754 binary64. */
  public static final FormatArithmetic FLOAT64 = new FormatArithmetic(BinaryFormat.FLOAT64);

  /** IEEE 754 binary32. */
  public static final FormatArithmetic FLOAT32 = new FormatArithmetic(BinaryFormat.FLOAT32);

  /** bfloat16. */
  public static final FormatArithmetic BFLOAT16 = new FormatArithmetic(BinaryFormat.BFLOAT16);

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
    return format.round(StrictMath.exp(a));
  }

  @Override
  public Double log(Double a) {
    return format.round(StrictMath.log(a));
  }

  @Override
  public Double tanh(Double a) {
    return format.round(StrictMath.tanh(a));
  }

  @Override
  public Double logistic(Double a) {
    return divide(1.0, add(1.0, exp(-a)));
  }

  @Override
  public Double sqrt(Double a) {
    return format.round(StrictMath.sqrt(a));
  }

  @Override
  public Double max(Double a, Double b) {
    return Math.max(a, b);
  }

  @Override
  public Double abs(Double a) {
    return Math.abs(a);
  }

  @Override
  public int compare(Double a, Double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      throw new NotInArithmeticException("the order of " + a + " and " + b, name(), "NaN has none");
    }
    return a < b ? -1 : a > b ? 1 : 0;
  }
}
