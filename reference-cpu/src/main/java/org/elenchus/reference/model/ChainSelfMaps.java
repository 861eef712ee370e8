package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;

/** The self-maps of a chain 0 &lt; 1 &lt; … &lt; n − 1. */
public final class ChainSelfMaps {
  private ChainSelfMaps() {}

  /**
   * All of them.
   *
   * @param n the length of the chain
   * @param nondecreasing whether only those that preserve the order
   * @return the maps, each the image of every point
   */
  public static List<List<Integer>> all(int n, boolean nondecreasing) {
    List<List<Integer>> maps = new ArrayList<>();
    extend(new ArrayList<>(), n, nondecreasing, maps);
    return maps;
  }

  private static void extend(
      List<Integer> images, int n, boolean nondecreasing, List<List<Integer>> maps) {
    if (images.size() == n) {
      maps.add(List.copyOf(images));
      return;
    }
    int least = nondecreasing && !images.isEmpty() ? images.getLast() : 0;
    for (int image = least; image < n; image++) {
      images.add(image);
      extend(images, n, nondecreasing, maps);
      images.removeLast();
    }
  }

  /**
   * Whether a list is such a map.
   *
   * @param images the image of every point
   * @param nondecreasing whether it must preserve the order
   * @return whether it is
   */
  public static boolean isOne(List<Integer> images, boolean nondecreasing) {
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i) < 0
          || images.get(i) >= images.size()
          || (nondecreasing && i > 0 && images.get(i) < images.get(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
