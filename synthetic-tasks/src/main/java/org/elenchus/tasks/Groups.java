package org.elenchus.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Word problems of symmetric groups: at each step the product of the generators read so far.
 *
 * <p>The symbols are two generators, the swap of the first two points and the cycle i → i + 1. A
 * permutation is numbered by its place in lexicographic order.
 */
final class Groups {
  private Groups() {}

  /** The word problem of the symmetric group of the given degree. */
  static Task wordProblem(int degree) {
    Settings.within("degree", degree, 2, 6);
    List<int[]> elements = permutations(degree);
    int[][] generators = generators(degree);
    Oracle byRank =
        word -> {
          int[] y = new int[word.length];
          int[] product = elements.getFirst().clone();
          for (int t = 0; t < word.length; t++) {
            product = compose(generators[word[t]], product);
            y[t] = rank(product);
          }
          return y;
        };
    return new Task(
        "word-problem",
        new TreeMap<>(Map.of("degree", degree)),
        List.of("swap", "cycle"),
        elements.stream().map(Groups::name).toList(),
        new Sampling.Uniform(),
        byRank,
        machine(elements, degree));
  }

  /** The machine acts on the images of the points, one by one, without composing permutations. */
  private static Automaton machine(List<int[]> elements, int degree) {
    int[][] table = new int[elements.size()][2];
    for (int state = 0; state < elements.size(); state++) {
      int[] swapped = new int[degree];
      int[] cycled = new int[degree];
      for (int point = 0; point < degree; point++) {
        int image = elements.get(state)[point];
        swapped[point] = image < 2 ? 1 - image : image;
        cycled[point] = image == degree - 1 ? 0 : image + 1;
      }
      table[state][0] = indexOf(elements, swapped);
      table[state][1] = indexOf(elements, cycled);
    }
    return new Automaton(0, table, table);
  }

  private static int indexOf(List<int[]> elements, int[] wanted) {
    for (int i = 0; i < elements.size(); i++) {
      if (java.util.Arrays.equals(elements.get(i), wanted)) {
        return i;
      }
    }
    throw new IllegalStateException("not a permutation: " + name(wanted));
  }

  private static int[][] generators(int degree) {
    int[] swap = new int[degree];
    int[] cycle = new int[degree];
    for (int point = 0; point < degree; point++) {
      swap[point] = point;
      cycle[point] = (point + 1) % degree;
    }
    swap[0] = 1;
    swap[1] = 0;
    return new int[][] {swap, cycle};
  }

  /** The permutation that applies {@code inner} first. */
  private static int[] compose(int[] outer, int[] inner) {
    int[] product = new int[inner.length];
    for (int point = 0; point < inner.length; point++) {
      product[point] = outer[inner[point]];
    }
    return product;
  }

  /** The place of a permutation in lexicographic order, by its Lehmer code. */
  private static int rank(int[] permutation) {
    int rank = 0;
    for (int i = 0; i < permutation.length; i++) {
      int smallerLater = 0;
      for (int j = i + 1; j < permutation.length; j++) {
        smallerLater += permutation[j] < permutation[i] ? 1 : 0;
      }
      rank = rank * (permutation.length - i) + smallerLater;
    }
    return rank;
  }

  /** All permutations in lexicographic order. */
  private static List<int[]> permutations(int degree) {
    List<int[]> found = new ArrayList<>();
    extend(new int[degree], 0, new boolean[degree], found);
    return found;
  }

  private static void extend(int[] prefix, int length, boolean[] used, List<int[]> found) {
    if (length == prefix.length) {
      found.add(prefix.clone());
      return;
    }
    for (int point = 0; point < prefix.length; point++) {
      if (!used[point]) {
        used[point] = true;
        prefix[length] = point;
        extend(prefix, length + 1, used, found);
        used[point] = false;
      }
    }
  }

  private static String name(int[] permutation) {
    StringBuilder name = new StringBuilder();
    for (int image : permutation) {
      name.append(image);
    }
    return name.toString();
  }
}
