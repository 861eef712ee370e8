package org.elenchus.tasks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Tasks over bits or digits that need a lag, a count or a residue. */
final class Bits {
  private static final List<String> BITS = List.of("0", "1");
  private static final List<String> ANSWERS = List.of("no", "yes");

  private Bits() {}

  /** y_t = x_t XOR x_{t-lag}, where x is 0 before the word begins. */
  static Task temporalXor(int lag) {
    Settings.within("lag", lag, 1, 16);
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          for (int t = 0; t < word.length; t++) {
            y[t] = word[t] ^ (t >= lag ? word[t - lag] : 0);
          }
          return y;
        };
    int registers = 1 << lag;
    int[][] next = new int[registers][2];
    int[][] output = new int[registers][2];
    for (int state = 0; state < registers; state++) {
      for (int x = 0; x < 2; x++) {
        next[state][x] = (state << 1 | x) & (registers - 1);
        output[state][x] = (state >> (lag - 1) & 1) == x ? 0 : 1;
      }
    }
    return bits(
        "temporal-xor",
        Map.of("lag", lag),
        new Sampling.Uniform(),
        oracle,
        new Automaton(0, next, output));
  }

  /** y_t = the parity of the ones so far. */
  static Task parity() {
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          int ones = 0;
          for (int t = 0; t < word.length; t++) {
            ones += word[t];
            y[t] = ones % 2;
          }
          return y;
        };
    int[][] table = {{0, 1}, {1, 0}};
    return bits("parity", Map.of(), new Sampling.Uniform(), oracle, new Automaton(0, table, table));
  }

  /** y_t = [x_1 + … + x_t > θ]. */
  static Task runningThreshold(int theta) {
    Settings.within("theta", theta, 0, 4096);
    return counted(
        "running-threshold", Map.of("theta", theta), theta + 1, count -> count > theta, ANSWERS);
  }

  /** y_t = [ones among the first t ≥ ⌈t/2⌉]: not regular, so the second road is a signed walk. */
  static Task runningMajority() {
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          int ones = 0;
          for (int t = 0; t < word.length; t++) {
            ones += word[t];
            int length = t + 1;
            y[t] = ones >= (length + 1) / 2 ? 1 : 0;
          }
          return y;
        };
    Oracle walk =
        word -> {
          int[] y = new int[word.length];
          int lead = 0;
          for (int t = 0; t < word.length; t++) {
            lead += word[t] == 1 ? 1 : -1;
            y[t] = lead < 0 ? 0 : 1;
          }
          return y;
        };
    return bits("running-majority", Map.of(), new Sampling.WordwiseBias(1), oracle, walk);
  }

  /** y_t = (x_1 + … + x_t) mod K over digits. */
  static Task modularCounter(int modulus, int digits) {
    Settings.within("modulus", modulus, 2, 256);
    Settings.within("digits", digits, 2, 256);
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          long sum = 0;
          for (int t = 0; t < word.length; t++) {
            sum += word[t];
            y[t] = (int) (sum % modulus);
          }
          return y;
        };
    int[][] table = new int[modulus][digits];
    for (int state = 0; state < modulus; state++) {
      int target = state;
      for (int x = 0; x < digits; x++) {
        table[state][x] = target;
        target = target + 1 == modulus ? 0 : target + 1;
      }
    }
    return new Task(
        "modular-counter",
        new TreeMap<>(Map.of("modulus", modulus, "digits", digits)),
        Settings.numbers(digits),
        Settings.numbers(modulus),
        new Sampling.Uniform(),
        oracle,
        new Automaton(0, table, table));
  }

  /** A count that moves by one and stays within 0 and K; the label is the count. */
  static Task saturatingCounter(int limit) {
    Settings.within("limit", limit, 1, 256);
    Oracle composedClamps =
        word -> {
          // The first t moves compose to c -> min(high, max(low, c + shift)), applied to 0.
          int[] y = new int[word.length];
          int shift = 0;
          int low = 0;
          int high = limit;
          for (int t = 0; t < word.length; t++) {
            int move = word[t] == 1 ? 1 : -1;
            shift += move;
            low = Math.clamp(low + move, 0, limit);
            high = Math.clamp(high + move, 0, limit);
            y[t] = Math.min(high, Math.max(low, shift));
          }
          return y;
        };
    int[][] table = new int[limit + 1][2];
    for (int state = 0; state <= limit; state++) {
      table[state][0] = state == 0 ? 0 : state - 1;
      table[state][1] = state == limit ? limit : state + 1;
    }
    return new Task(
        "saturating-counter",
        new TreeMap<>(Map.of("limit", limit)),
        List.of("down", "up"),
        Settings.numbers(limit + 1),
        new Sampling.Uniform(),
        composedClamps,
        new Automaton(0, table, table));
  }

  /** A machine that a 1 moves one state on and that never leaves its last state, K. */
  static Task absorbingMachine(int limit) {
    Settings.within("limit", limit, 1, 256);
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          for (int t = 0; t < word.length; t++) {
            int ones = 0;
            for (int s = 0; s <= t && ones < limit; s++) {
              ones += word[s];
            }
            y[t] = ones;
          }
          return y;
        };
    int[][] table = new int[limit + 1][2];
    for (int state = 0; state <= limit; state++) {
      table[state][0] = state;
      table[state][1] = Math.min(state + 1, limit);
    }
    return new Task(
        "absorbing-machine",
        new TreeMap<>(Map.of("limit", limit)),
        BITS,
        Settings.numbers(limit + 1),
        new Sampling.WordwiseBias(2),
        oracle,
        new Automaton(0, table, table));
  }

  /** y_t = [the number of neighbours that differ, so far, is even]. */
  static Task evenPairs() {
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          int changes = 0;
          for (int t = 0; t < word.length; t++) {
            changes += t > 0 && word[t] != word[t - 1] ? 1 : 0;
            y[t] = changes % 2 == 0 ? 1 : 0;
          }
          return y;
        };
    // The machine knows the first symbol alone: the changes are even if the last symbol equals it.
    int[][] next = {{1, 2}, {1, 1}, {2, 2}};
    int[][] output = {{1, 1}, {1, 0}, {0, 1}};
    return bits(
        "even-pairs", Map.of(), new Sampling.Uniform(), oracle, new Automaton(0, next, output));
  }

  private static Task counted(
      String name,
      Map<String, Integer> parameters,
      int top,
      IntPredicate above,
      List<String> labels) {
    Oracle oracle =
        word -> {
          int[] y = new int[word.length];
          int ones = 0;
          for (int t = 0; t < word.length; t++) {
            ones += word[t];
            y[t] = above.test(ones) ? 1 : 0;
          }
          return y;
        };
    int[][] next = new int[top + 1][2];
    int[][] output = new int[top + 1][2];
    for (int state = 0; state <= top; state++) {
      next[state][0] = state;
      next[state][1] = Math.min(state + 1, top);
      output[state][0] = state == top ? 1 : 0;
      output[state][1] = next[state][1] == top ? 1 : 0;
    }
    return new Task(
        name,
        new TreeMap<>(parameters),
        BITS,
        labels,
        new Sampling.WordwiseBias(2),
        oracle,
        new Automaton(0, next, output));
  }

  private static Task bits(
      String name,
      Map<String, Integer> parameters,
      Sampling sampling,
      Oracle oracle,
      Oracle second) {
    return new Task(name, new TreeMap<>(parameters), BITS, ANSWERS, sampling, oracle, second);
  }
}
