package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Functions of a vector of numbers, lane by lane; a NaN stays one. */
final class VectorMath {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int WIDTH = SPECIES.length();

  /** Adding and taking away 1.5·2²³ rounds to an integer, which stands in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final float LOG2_E = 1.442695f;
  // ln 2 in two parts, the first with few enough bits that its products are exact.
  private static final float LN2_HIGH = 0.6933594f;
  private static final float LN2_LOW = -0.00021219444f;

  /** The bits of √½: where the mantissas of logarithms begin. */
  private static final int HALF_ROOT = 0x3f3504f3;

  // The end of tanh's approximation and the coefficients of both its polynomials.
  private static final float TANH_END = 8.7f;
  private static final float P1 = 0.13403532f;
  private static final float P2 = 0.0035223046f;
  private static final float P3 = 2.1049276e-05f;
  private static final float P4 = 1.3968692e-08f;
  private static final float Q1 = 0.46736857f;
  private static final float Q2 = 0.02597865f;
  private static final float Q3 = 3.3293347e-04f;
  private static final float Q4 = 8.026824e-07f;

  private static final float GELU_ROOT = (float) Math.sqrt(2 / Math.PI);
  private static final float GELU_CUBIC = 0.044715f;

  private VectorMath() {}

  static FloatVector value(Activation f, FloatVector x) {
    return switch (f) {
      case IDENTITY -> x;
      case RELU -> x.blend(0, x.compare(VectorOperators.LT, 0));
      case SILU -> x.mul(logistic(x));
      case TANH -> tanh(x);
      case SIGMOID -> logistic(x);
      case EXP -> exp(x);
      case SQUARE -> x.mul(x);
      case SOFTPLUS -> softplus(x);
      case GELU -> {
        FloatVector half = x.mul(0.5f);
        yield half.fma(tanh(geluInner(x)), half);
      }
    };
  }

  static FloatVector slope(Activation f, FloatVector x) {
    FloatVector one = constant(1);
    return switch (f) {
      case IDENTITY -> one;
      case RELU -> FloatVector.zero(SPECIES).blend(one, x.compare(VectorOperators.GT, 0));
      case SILU -> {
        FloatVector s = logistic(x);
        yield s.mul(x.fma(one.sub(s), one));
      }
      case TANH -> {
        FloatVector y = tanh(x);
        yield one.sub(y.mul(y));
      }
      case SIGMOID -> {
        FloatVector s = logistic(x);
        yield s.mul(one.sub(s));
      }
      case EXP -> exp(x);
      case SQUARE -> x.add(x);
      case SOFTPLUS -> logistic(x);
      case GELU -> {
        FloatVector y = tanh(geluInner(x));
        FloatVector steep = x.mul(x).fma(constant(3 * GELU_ROOT * GELU_CUBIC), constant(GELU_ROOT));
        FloatVector rise = one.sub(y.mul(y)).mul(x).mul(steep);
        yield y.add(one).add(rise).mul(0.5f);
      }
    };
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static FloatVector geluInner(FloatVector x) {
    return x.mul(x).fma(constant(GELU_ROOT * GELU_CUBIC), constant(GELU_ROOT)).mul(x);
  }

  static FloatVector logistic(FloatVector x) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    return one.div(exp(x.neg()).add(one));
  }

  /**
   * x P(x²)/Q(x²), of which both polynomials have positive coefficients only, so that no sum loses
   * digits. They were fitted to tanh(x)/x for |x| up to {@value #TANH_END}, beyond which tanh is 1
   * to half a unit: to 2⁻²⁵ of the value; and P was then made smaller by 3 · 2⁻²⁴, so that
   * roundings lead to no number above 1.
   */
  static FloatVector tanh(FloatVector x) {
    FloatVector z = x.mul(x);
    FloatVector p =
        FloatVector.broadcast(SPECIES, P4)
            .fma(z, FloatVector.broadcast(SPECIES, P3))
            .fma(z, FloatVector.broadcast(SPECIES, P2))
            .fma(z, FloatVector.broadcast(SPECIES, P1))
            .fma(z, FloatVector.broadcast(SPECIES, 1));
    FloatVector q =
        FloatVector.broadcast(SPECIES, Q4)
            .fma(z, FloatVector.broadcast(SPECIES, Q3))
            .fma(z, FloatVector.broadcast(SPECIES, Q2))
            .fma(z, FloatVector.broadcast(SPECIES, Q1))
            .fma(z, FloatVector.broadcast(SPECIES, 1));
    return p.mul(x)
        .div(q)
        .blend(1, x.compare(VectorOperators.GT, TANH_END))
        .blend(-1, x.compare(VectorOperators.LT, -TANH_END));
  }

  /** e^x by x = n ln 2 + r, Cephes' polynomial for e^r, and n added to the exponent bits. */
  static FloatVector exp(FloatVector x) {
    VectorMask<Float> low = x.compare(VectorOperators.LT, -87f);
    VectorMask<Float> high = x.compare(VectorOperators.GT, 88f);
    FloatVector in = x.blend(-87f, low).blend(88f, high);
    FloatVector rounded =
        in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in).add(n.mul(-LN2_LOW));
    FloatVector p =
        FloatVector.broadcast(SPECIES, 0.00019875691f)
            .fma(r, FloatVector.broadcast(SPECIES, 0.0013981999f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.008333452f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.041665796f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.16666666f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.5f));
    FloatVector y = p.fma(r.mul(r), r).add(1);
    return y.reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /** ln x for a normal x > 0: x = 2^e m with m in [√½, √2), and Cephes' polynomial for ln m. */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector e = bits.sub(HALF_ROOT).lanewise(VectorOperators.ASHR, 23);
    FloatVector f = bits.sub(e.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1);
    FloatVector n = (FloatVector) e.convertShape(VectorOperators.I2F, SPECIES, 0);
    FloatVector z = f.mul(f);
    FloatVector p =
        FloatVector.broadcast(SPECIES, 0.070376836f)
            .fma(f, FloatVector.broadcast(SPECIES, -0.11514611f))
            .fma(f, FloatVector.broadcast(SPECIES, 0.116769984f))
            .fma(f, FloatVector.broadcast(SPECIES, -0.12420141f))
            .fma(f, FloatVector.broadcast(SPECIES, 0.14249323f))
            .fma(f, FloatVector.broadcast(SPECIES, -0.16668057f))
            .fma(f, FloatVector.broadcast(SPECIES, 0.20000714f))
            .fma(f, FloatVector.broadcast(SPECIES, -0.24999994f))
            .fma(f, FloatVector.broadcast(SPECIES, 0.3333333f));
    FloatVector tail =
        n.fma(FloatVector.broadcast(SPECIES, LN2_LOW), p.mul(z).mul(f)).sub(z.mul(0.5f));
    return n.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), f.add(tail));
  }

  /** max(x, 0) + ln(1 + y) with y = e^−|x|; what 1 + y loses of y is made up for. */
  private static FloatVector softplus(FloatVector x) {
    FloatVector one = constant(1);
    FloatVector y = exp(x.abs().neg());
    FloatVector sum = y.add(one);
    FloatVector kept = sum.sub(one);
    FloatVector log = y.blend(log(sum).mul(y).div(kept), kept.compare(VectorOperators.GT, 0));
    return log.add(x.blend(0, x.compare(VectorOperators.LT, 0)));
  }
}
