package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one column, or of one row, of a sheet.
 *
 * @param heading its heading
 * @param quantity what its numbers measure
 * @param places one for each row, or for each column: the number, or null where none stands
 * @param labels the labels of the places
 */
record Series(
    String heading, Quantity quantity, List<@Nullable Entry> places, List<String> labels) {
  Stream<Entry> entries() {
    return places.stream().filter(Objects::nonNull);
  }

  int size() {
    return places.size();
  }

  @Nullable Entry at(int place) {
    return places.get(place);
  }

  boolean is(String key) {
    return quantity.key().equals(key);
  }

  /** Whether most of its numbers are printed with a unit. */
  boolean mostly(org.elenchus.claims.document.Unit unit) {
    long with = entries().filter(e -> e.unit() == unit).count();
    return with * 2 > entries().count();
  }
}
