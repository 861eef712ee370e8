package org.elenchus.tasks;

import java.util.List;
import java.util.stream.IntStream;

/** Checks of task parameters, and names for numbered symbols. */
final class Settings {
  private Settings() {}

  /** Refuses a parameter outside [low, high]. */
  static void within(String field, int value, int low, int high) {
    if (value < low || value > high) {
      throw new SettingException(field, value, "an integer from " + low + " to " + high);
    }
  }

  /** The names "0" to "n-1". */
  static List<String> numbers(int n) {
    return prefixed("", n);
  }

  /** The names "p0" to "p(n-1)" for a prefix p. */
  static List<String> prefixed(String prefix, int n) {
    return IntStream.range(0, n).mapToObj(i -> prefix + i).toList();
  }
}
