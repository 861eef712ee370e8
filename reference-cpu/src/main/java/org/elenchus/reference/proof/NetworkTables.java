package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.ContraryNetwork;
import org.elenchus.claims.certificate.FoundNetworks;
import org.elenchus.claims.certificate.FoundNetworks.Entry;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.NetworkSpace;
import org.elenchus.claims.statement.NetworkTable;
import org.elenchus.claims.statement.NetworkTable.Row;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.AnswerRanges;
import org.elenchus.reference.words.AnswerRanges.Finding;
import org.elenchus.reference.words.SpacedNetworks;

/** Which tasks the networks of finite spaces compute: networks that do, and spaces without one. */
public final class NetworkTables {
  private static final long MOST = 20_000;
  private static final int FINEST = 48;

  private NetworkTables() {}

  /**
   * Goes through a table row by row.
   *
   * @param s the table
   * @param given a network for each row, or none
   * @return whether the rows are as claimed
   */
  public static Shown asClaimed(NetworkTable s, FoundNetworks given) {
    Require.that(given.entries().size() == s.rows().size(), "each row needs an entry");
    boolean asClaimed = true;
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (int i = 0; i < s.rows().size(); i++) {
      Row row = s.rows().get(i);
      Entry entry = given.entries().get(i);
      SortedMap<String, List<List<BigFraction>>> arrays = entry.arrays();
      if (arrays != null) {
        requireComputes(s, row, arrays, entry.gridBits());
      } else {
        requireNone(s, row);
      }
      asClaimed &= row.found() == (arrays != null);
      found
          .computeIfAbsent(row.task().title(), t -> new ArrayList<>())
          .add("%s %d %s".formatted(row.model(), row.units(), arrays != null ? "yes" : "no"));
    }
    List<String> sentences = new ArrayList<>();
    found.forEach((task, models) -> sentences.add(task + ": " + String.join(", ", models)));
    return Shown.compared(
        asClaimed,
        scope(s),
        "Whether a space holds a network for a task, by model and units: "
            + String.join("; ", sentences)
            + ".");
  }

  /**
   * A network of a space that is said to hold none.
   *
   * @param s the table
   * @param given the network, and the row that it contradicts
   * @return that the row is wrong
   */
  public static Shown contradicted(NetworkTable s, ContraryNetwork given) {
    Require.that(given.row() < s.rows().size(), "there is no row " + given.row());
    Row row = s.rows().get(given.row());
    Require.that(!row.found(), "the row says that there is a network");
    requireComputes(s, row, given.arrays(), given.gridBits());
    return Shown.fact(
        scope(s),
        "A network of %s with %d units computes %s."
            .formatted(row.model(), row.units(), row.task().title()));
  }

  private static Scope scope(NetworkTable s) {
    return Scope.of(NumberSystem.REALS, Map.of("T", s.lengths().text()));
  }

  private static void requireComputes(
      NetworkTable s, Row row, SortedMap<String, List<List<BigFraction>>> arrays, int gridBits) {
    Finding finding = run(s, row, arrays, gridBits);
    Require.that(
        finding == Finding.APART,
        "the network of %s with %d units does not compute %s"
            .formatted(row.model(), row.units(), row.task().title()));
  }

  /** Each network of the space is in error, which is seen on words of at most 16 symbols. */
  private static void requireNone(NetworkTable s, Row row) {
    NetworkSpace space = s.space(row);
    SpacedNetworks networks = new SpacedNetworks(space);
    long size = networks.size();
    Require.that(size <= MOST, "a space of " + size + " networks is not gone through");
    for (long number = 0; number < size; number++) {
      Finding finding = run(s, row, networks.arrays(number), FINEST);
      Require.that(
          finding == Finding.MIXED,
          "network %d of %s with %d units may compute %s"
              .formatted(number, row.model(), row.units(), row.task().title()));
    }
  }

  private static Finding run(
      NetworkTable s, Row row, SortedMap<String, List<List<BigFraction>>> arrays, int gridBits) {
    double margin = s.margin().doubleValue();
    Require.that(
        BigFraction.from(margin).equals(s.margin()), "the margin is a sum of few powers of two");
    return new AnswerRanges(
            new SpacedNetworks(s.space(row)).network(arrays),
            Recurrences.machine(row.task()),
            s.range(),
            margin,
            gridBits)
        .run();
  }
}
