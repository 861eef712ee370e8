package org.elenchus.gpu.device;

import java.util.Arrays;
import java.util.Objects;

/**
 * A flat array of numbers in one precision, in the memory of one device. What its axes mean is up
 * to its user.
 */
public interface Buffer {
  /**
   * How many numbers there are.
   *
   * @return the length
   */
  int length();

  /**
   * Reads a number.
   *
   * @param index from 0
   * @return the number, exactly
   */
  double get(int index);

  /**
   * Writes a number, rounded to the precision of the buffer.
   *
   * @param index from 0
   * @param value the number
   */
  void set(int index, double value);

  /**
   * Writes the same number to a range.
   *
   * @param from the first index
   * @param to one after the last index
   * @param value the number
   */
  void fill(int from, int to, double value);

  /**
   * Copies a range of a buffer of the same precision to this one.
   *
   * @param source where to read
   * @param from the first index in {@code source}
   * @param at the first index here
   * @param count how many numbers
   */
  void copy(Buffer source, int from, int at, int count);

  /** Single precision: a part of an array, which other buffers may share. */
  final class Floats implements Buffer {
    private final float[] values;
    private final int start;
    private final int length;

    Floats(float[] values, int start, int length) {
      Objects.checkFromIndexSize(start, length, values.length);
      this.values = values;
      this.start = start;
      this.length = length;
    }

    /**
     * The array that the numbers lie in.
     *
     * @return the array itself, not a copy
     */
    public float[] values() {
      return values;
    }

    /**
     * Where the numbers begin in {@link #values()}.
     *
     * @return the place of the first
     */
    public int start() {
      return start;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public double get(int index) {
      return values[start + Objects.checkIndex(index, length)];
    }

    @Override
    public void set(int index, double value) {
      values[start + Objects.checkIndex(index, length)] = (float) value;
    }

    @Override
    public void fill(int from, int to, double value) {
      Objects.checkFromToIndex(from, to, length);
      Arrays.fill(values, start + from, start + to, (float) value);
    }

    @Override
    public void copy(Buffer source, int from, int at, int count) {
      Floats that = (Floats) source;
      Objects.checkFromIndexSize(from, count, that.length);
      Objects.checkFromIndexSize(at, count, length);
      System.arraycopy(that.values, that.start + from, values, start + at, count);
    }
  }

  /** Double precision. */
  final class Doubles implements Buffer {
    private final double[] values;

    Doubles(int length) {
      values = new double[length];
    }

    /**
     * The numbers themselves.
     *
     * @return the array behind this buffer, not a copy
     */
    public double[] values() {
      return values;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public void set(int index, double value) {
      values[index] = value;
    }

    @Override
    public void fill(int from, int to, double value) {
      Arrays.fill(values, from, to, value);
    }

    @Override
    public void copy(Buffer source, int from, int at, int count) {
      System.arraycopy(((Doubles) source).values, from, values, at, count);
    }
  }
}
