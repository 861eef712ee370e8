package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What needs no arithmetic: mapping, joining and cutting lists of numbers. */
final class Vectors {
  private Vectors() {}

  static <N, M> List<M> map(Function<? super N, ? extends M> image, List<N> vector) {
    List<M> images = new ArrayList<>(vector.size());
    for (N entry : vector) {
      images.add(image.apply(entry));
    }
    return List.copyOf(images);
  }

  static <N> List<N> join(List<List<N>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  /** Cuts a list into pieces of the given sizes, which must add up to its length. */
  static <N> List<List<N>> cut(List<N> whole, List<Integer> sizes) {
    List<List<N>> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      parts.add(whole.subList(from, from + size));
      from += size;
    }
    if (from != whole.size()) {
      throw new IllegalArgumentException(
          "pieces of sizes " + sizes + " do not make a list of " + whole.size());
    }
    return parts;
  }
}
