package org.elenchus.tasks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every task family by name. */
public final class Tasks {
  /** A family: its parameters with their defaults, and what makes a member. */
  private record Family(
      Map<String, Integer> defaults, Function<Map<String, Integer>, Task> member) {}

  private static final Map<String, Family> FAMILIES = families();

  private Tasks() {}

  /**
   * The names of the families.
   *
   * @return the names in a fixed order
   */
  public static List<String> names() {
    return List.copyOf(FAMILIES.keySet());
  }

  /**
   * A task by name.
   *
   * @param name one of {@link #names()}
   * @param parameters the family's parameters; those left out take their defaults
   * @return the task
   * @throws SettingException if the family or a parameter is unknown or out of its range
   */
  public static Task of(String name, Map<String, Integer> parameters) {
    Family family = FAMILIES.get(name);
    if (family == null) {
      throw new SettingException("task", "\"" + name + "\"", "one of " + names());
    }
    Map<String, Integer> all = new LinkedHashMap<>(family.defaults());
    for (Map.Entry<String, Integer> entry : parameters.entrySet()) {
      if (!all.containsKey(entry.getKey())) {
        throw new SettingException(
            "task." + entry.getKey(),
            entry.getValue(),
            "no such parameter: " + name + " has " + family.defaults().keySet());
      }
      all.put(entry.getKey(), entry.getValue());
    }
    return family.member().apply(all);
  }

  /**
   * A task of a family at its default parameters.
   *
   * @param name one of {@link #names()}
   * @return the task
   */
  public static Task of(String name) {
    return of(name, Map.of());
  }

  private static Map<String, Family> families() {
    Map<String, Family> all = new LinkedHashMap<>();
    all.put("temporal-xor", new Family(Map.of("lag", 2), p -> Bits.temporalXor(value(p, "lag"))));
    all.put(
        "running-threshold",
        new Family(Map.of("theta", 4), p -> Bits.runningThreshold(value(p, "theta"))));
    all.put("running-majority", new Family(Map.of(), p -> Bits.runningMajority()));
    all.put("parity", new Family(Map.of(), p -> Bits.parity()));
    all.put(
        "modular-counter",
        new Family(
            ordered("modulus", 5, "digits", 2),
            p -> Bits.modularCounter(value(p, "modulus"), value(p, "digits"))));
    all.put(
        "saturating-counter",
        new Family(Map.of("limit", 3), p -> Bits.saturatingCounter(value(p, "limit"))));
    all.put(
        "absorbing-machine",
        new Family(Map.of("limit", 3), p -> Bits.absorbingMachine(value(p, "limit"))));
    all.put("even-pairs", new Family(Map.of(), p -> Bits.evenPairs()));
    all.put(
        "word-problem",
        new Family(Map.of("degree", 5), p -> Groups.wordProblem(value(p, "degree"))));
    all.put(
        "nested-dependencies",
        new Family(Map.of("depth", 3), p -> Memory.nestedDependencies(value(p, "depth"))));
    all.put(
        "selective-copy",
        new Family(
            ordered("symbols", 4, "items", 4),
            p -> Memory.selectiveCopy(value(p, "symbols"), value(p, "items"))));
    all.put(
        "associative-recall",
        new Family(
            ordered("keys", 4, "values", 4),
            p -> Memory.associativeRecall(value(p, "keys"), value(p, "values"))));
    return Collections.unmodifiableMap(all);
  }

  private static int value(Map<String, Integer> parameters, String name) {
    Integer value = parameters.get(name);
    if (value == null) {
      throw new SettingException("task." + name, "missing", "an integer");
    }
    return value;
  }

  private static Map<String, Integer> ordered(String a, int valueA, String b, int valueB) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put(a, valueA);
    map.put(b, valueB);
    return map;
  }
}
