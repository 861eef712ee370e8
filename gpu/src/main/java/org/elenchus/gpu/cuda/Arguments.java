package org.elenchus.gpu.cuda;

import jcuda.Pointer;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;

/** What kernels take: each argument is a pointer to its value. */
final class Arguments {
  private Arguments() {}

  static Pointer number(int value) {
    return Pointer.to(new int[] {value});
  }

  static Pointer truth(boolean value) {
    return number(value ? 1 : 0);
  }

  /** A number in double precision, whatever the format of the buffers. */
  static Pointer wide(double value) {
    return Pointer.to(new double[] {value});
  }

  /** A function: the codes of views.cuh. */
  static Pointer code(Activation f) {
    return number(
        switch (f) {
          case IDENTITY -> 0;
          case RELU -> 1;
          case SILU -> 2;
          case TANH -> 3;
          case SIGMOID -> 4;
          case EXP -> 5;
          case SQUARE -> 6;
          case SOFTPLUS -> 7;
          case GELU -> 8;
        });
  }

  /** An array that is no buffer. */
  static Pointer array(CudaContext.Memory memory) {
    return Pointer.to(new long[] {memory.address()});
  }

  /** {@code count} numbers of a buffer, from {@code at} on, in the format of all buffers. */
  static Pointer view(Buffer buffer, long at, long count) {
    CudaBuffer there = own(buffer);
    if (there.format() == Format.BFLOAT16) {
      throw new IllegalArgumentException(
          "Numbers kept as bfloat16 were given to a kernel that does not know them.");
    }
    return there.view(at, count);
  }

  /** The first {@code count} numbers of a buffer. */
  static Pointer whole(Buffer buffer, long count) {
    return view(buffer, 0, count);
  }

  /** The first {@code count} numbers of a buffer that may be kept in fewer bits. */
  static Pointer kept(Buffer buffer, long count) {
    return own(buffer).view(0, count);
  }

  /** A buffer on the device. */
  static CudaBuffer own(Buffer buffer) {
    if (buffer instanceof CudaBuffer there) {
      return there;
    }
    throw new IllegalArgumentException(
        "A buffer in the host's memory was given to a GPU's kernel.");
  }
}
