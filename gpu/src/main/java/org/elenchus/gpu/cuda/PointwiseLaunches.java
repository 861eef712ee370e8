package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.code;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.own;
import static org.elenchus.gpu.cuda.Arguments.view;

import java.util.Arrays;
import jcuda.Pointer;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** {@code pointwise.cu}: entry by entry, a thread for each number. */
interface PointwiseLaunches extends Kernels {
  /** The program. */
  Program POINTWISE = Program.of("pointwise");

  /** What launches. */
  Launcher launcher();

  /** A kernel of {@code count} threads, which takes the count last. */
  private static void entries(
      Launcher launcher, Program program, String kernel, int count, Pointer... operands) {
    Pointer[] all = Arrays.copyOf(operands, operands.length + 1);
    all[operands.length] = number(count);
    launcher.each(program, kernel, count, all);
  }

  private void entries(String kernel, int count, Pointer... operands) {
    entries(launcher(), POINTWISE, kernel, count, operands);
  }

  /** The program for numbers that lie as those of a buffer do. */
  private static Program program(CudaBuffer buffer) {
    return buffer.format() == Format.BFLOAT16
        ? Program.of("pointwise", Storage.BFLOAT16.define())
        : POINTWISE;
  }

  /** y = value. */
  static void fill(Launcher launcher, CudaBuffer y, int at, int count, double value) {
    entries(launcher, program(y), "fill", count, y.view(at, count), launcher.real(value));
  }

  /** y = x; the two do not overlap and are of one format. */
  static void copy(Launcher launcher, Buffer x, int xAt, CudaBuffer y, int yAt, int count) {
    CudaBuffer from = own(x);
    if (from.format() != y.format()) {
      throw new IllegalArgumentException(
          "A buffer of " + from.format() + " cannot be copied to one of " + y.format() + ".");
    }
    entries(launcher, program(y), "copy", count, from.view(xAt, count), y.view(yAt, count));
  }

  @Override
  default void add(Buffer x, int xAt, Buffer y, int yAt, int count) {
    entries("add", count, view(x, xAt, count), view(y, yAt, count));
  }

  @Override
  default void multiplyAdd(Buffer a, int aAt, Buffer b, int bAt, Buffer y, int yAt, int count) {
    Pointer to = view(y, yAt, count);
    entries("multiplyAdd", count, view(a, aAt, count), view(b, bAt, count), to);
  }

  @Override
  default void multiplyAdd(
      Buffer a, int aAt, Buffer b, int bAt, Buffer c, int cAt, Buffer y, int yAt, int count) {
    Pointer first = view(a, aAt, count);
    Pointer second = view(b, bAt, count);
    Pointer third = view(c, cAt, count);
    entries("multiplyAddThree", count, first, second, third, view(y, yAt, count));
  }

  @Override
  default void map(
      Activation f, double scale, double offset, Buffer x, int xAt, Buffer y, int yAt, int count) {
    Pointer factor = launcher().real(scale);
    Pointer start = launcher().real(offset);
    Pointer from = view(x, xAt, count);
    entries("map", count, code(f), factor, start, from, view(y, yAt, count));
  }

  @Override
  default void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count) {
    map(f, 1, 0, x, xAt, y, yAt, count);
  }

  @Override
  default void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    Pointer up = view(dy, dyAt, count);
    Pointer down = view(dx, dxAt, count);
    entries("activateBackward", count, code(f), view(x, xAt, count), up, down);
  }

  @Override
  default void gate(
      Activation f, Buffer x, int xAt, Buffer z, int zAt, Buffer y, int yAt, int count) {
    Pointer seen = view(z, zAt, count);
    Pointer to = view(y, yAt, count);
    entries("gate", count, code(f), view(x, xAt, count), seen, to);
  }

  @Override
  default void gateBackward(
      Activation f,
      Buffer x,
      int xAt,
      Buffer z,
      int zAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      Buffer dz,
      int dzAt,
      int count) {
    Pointer gated = view(x, xAt, count);
    Pointer seen = view(z, zAt, count);
    Pointer up = view(dy, dyAt, count);
    Pointer down = view(dx, dxAt, count);
    entries("gateBackward", count, code(f), gated, seen, up, down, view(dz, dzAt, count));
  }

  @Override
  default void tanhBackward(
      Buffer y, int yAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    Pointer up = view(dy, dyAt, count);
    entries("tanhBackward", count, view(y, yAt, count), up, view(dx, dxAt, count));
  }
}
