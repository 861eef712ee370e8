package org.elenchus.gpu.device;

/** The format that numbers are stored in. */
public enum Precision implements Allocator {
  /** IEEE 754 binary32: what runs are trained in. */
  FLOAT32,
  /** IEEE 754 binary64: what gradients are checked in. */
  FLOAT64;

  @Override
  public Buffer allocate(int length) {
    return this == FLOAT32
        ? new Buffer.Floats(new float[length], 0, length)
        : new Buffer.Doubles(length);
  }

  /**
   * Half the distance from 1 to the next number: the relative error of one rounding.
   *
   * @return the unit roundoff
   */
  public double unit() {
    return this == FLOAT32 ? 0x1p-24 : 0x1p-53;
  }
}
