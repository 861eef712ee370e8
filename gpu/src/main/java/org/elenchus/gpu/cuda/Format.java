package org.elenchus.gpu.cuda;

import java.util.Arrays;
import jcuda.Pointer;
import org.elenchus.gpu.device.Precision;

/** How numbers lie in device memory. */
enum Format {
  /** Binary32. */
  FLOAT32(Float.BYTES) {
    @Override
    double[] read(CudaContext.Memory memory, long from, int count) {
      float[] read = new float[count];
      memory.read(Pointer.to(read), from * Float.BYTES, (long) count * Float.BYTES);
      double[] values = new double[count];
      Arrays.setAll(values, i -> read[i]);
      return values;
    }

    @Override
    void write(CudaContext.Memory memory, long from, double[] values) {
      float[] rounded = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        rounded[i] = (float) values[i];
      }
      memory.write(Pointer.to(rounded), from * Float.BYTES, (long) values.length * Float.BYTES);
    }
  },
  /** Binary64. */
  FLOAT64(Double.BYTES) {
    @Override
    double[] read(CudaContext.Memory memory, long from, int count) {
      double[] values = new double[count];
      memory.read(Pointer.to(values), from * Double.BYTES, (long) count * Double.BYTES);
      return values;
    }

    @Override
    void write(CudaContext.Memory memory, long from, double[] values) {
      memory.write(Pointer.to(values), from * Double.BYTES, (long) values.length * Double.BYTES);
    }
  },
  /** The upper half of a binary32: 8 bits of precision. */
  BFLOAT16(Short.BYTES) {
    @Override
    double[] read(CudaContext.Memory memory, long from, int count) {
      short[] read = new short[count];
      memory.read(Pointer.to(read), from * Short.BYTES, (long) count * Short.BYTES);
      double[] values = new double[count];
      Arrays.setAll(values, i -> Float.intBitsToFloat(read[i] << Short.SIZE));
      return values;
    }

    @Override
    void write(CudaContext.Memory memory, long from, double[] values) {
      short[] rounded = new short[values.length];
      for (int i = 0; i < values.length; i++) {
        rounded[i] = upperHalf((float) values[i]);
      }
      memory.write(Pointer.to(rounded), from * Short.BYTES, (long) values.length * Short.BYTES);
    }
  };

  /** What rounding to bfloat16 changes a number by, at most, relative to it. */
  static final double BFLOAT16_UNIT = 0x1p-8;

  private final int bytes;

  Format(int bytes) {
    this.bytes = bytes;
  }

  static Format of(Precision precision) {
    return precision == Precision.FLOAT32 ? FLOAT32 : FLOAT64;
  }

  /** To the nearest, ties to even: narrow() of views.cuh. */
  static short upperHalf(float value) {
    int bits = Float.floatToIntBits(value);
    int rounded = bits + 0x7fff + (bits >>> Short.SIZE & 1);
    return (short) ((Float.isNaN(value) ? bits : rounded) >>> Short.SIZE);
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** Reads numbers, from a distance in numbers on. */
  abstract double[] read(CudaContext.Memory memory, long from, int count);

  /** Rounds and writes numbers, from a distance in numbers on. */
  abstract void write(CudaContext.Memory memory, long from, double[] values);
}
