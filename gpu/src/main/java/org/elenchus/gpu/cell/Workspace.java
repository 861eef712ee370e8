package org.elenchus.gpu.cell;

import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/**
 * What a layer needs to run in one thread.
 *
 * @param kernels the kernels, used by this thread alone
 * @param memory where all buffers come from: what has one {@code length} here may hold as many
 *     numbers for each of several passes that go on side by side
 * @param steps T, the time steps of one pass
 * @param lanes L, the words of one pass
 */
public record Workspace(Kernels kernels, Allocator memory, int steps, int lanes) {
  /**
   * Makes a buffer with a matrix per step.
   *
   * @param rows the rows of each
   * @return zeros, [T, rows, L]
   */
  public Buffer sequence(int rows) {
    return memory.allocate(Math.multiplyExact(Math.multiplyExact(steps, rows), lanes));
  }

  /**
   * Makes a buffer for a state before the first step and after each.
   *
   * @param rows the rows of the state
   * @return zeros, [T + 1, rows, L]
   */
  public Buffer states(int rows) {
    return memory.allocate(Math.multiplyExact(Math.multiplyExact(steps + 1, rows), lanes));
  }

  /**
   * Makes such a buffer for a kernel that keeps its states for the way back: see {@link
   * Allocator#allocateKept}.
   *
   * @param rows the rows of the state
   * @return zeros, [T + 1, rows, L]
   */
  public Buffer keptStates(int rows) {
    return memory.allocateKept(Math.multiplyExact(Math.multiplyExact(steps + 1, rows), lanes));
  }

  /**
   * Makes a buffer with one matrix.
   *
   * @param rows its rows
   * @return zeros, [rows, L]
   */
  public Buffer matrix(int rows) {
    return memory.allocate(Math.multiplyExact(rows, lanes));
  }

  /**
   * Prepares a state buffer: its first slot takes the last one, so that a word goes on, or zeros.
   *
   * @param states the states, [T + 1, rows, L]
   * @param rows the rows of the state
   * @param carry whether the word goes on
   */
  public void begin(Buffer states, int rows, boolean carry) {
    int size = rows * lanes;
    if (carry) {
      states.copy(states, steps * size, 0, size);
    } else {
      states.fill(0, size, 0);
    }
  }
}
