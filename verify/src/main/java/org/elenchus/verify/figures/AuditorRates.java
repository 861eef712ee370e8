package org.elenchus.verify.figures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.Auditor.Share;
import org.elenchus.reference.discovery.Discovery;
import org.elenchus.verify.planted.Benchmark;
import org.elenchus.verify.planted.Benchmark.Family;
import org.elenchus.verify.planted.Rate;

/** Measures the discovery by the errors of the benchmark. */
public final class AuditorRates {
  private AuditorRates() {}

  /**
   * Measures.
   *
   * @param family which layouts the studies have
   * @param seed the seed of the studies
   * @param plants detectable errors of each type
   * @param consistent consistent studies
   * @return what was found
   */
  public static Auditor measure(Family family, long seed, int plants, int consistent) {
    Benchmark.Result result =
        new Benchmark(AuditorRates::lines, family).run(seed, plants, consistent);
    return new Auditor(
        seed,
        result.recalls().stream()
            .map(r -> new Auditor.ErrorType(r.type().words(), share(r.recall()), r.undetectable()))
            .toList(),
        share(result.falseAlarms()),
        null,
        null);
  }

  /**
   * How often the discovery says of two consistent studies, audited together, that they contradict
   * each other.
   *
   * @param family which layouts the studies have
   * @param seed the seed of the studies
   * @param pairs how many pairs
   * @return the pairs with which fault was found
   */
  public static Share between(Family family, long seed, int pairs) {
    return share(Benchmark.alarmsBetween(family, seed, pairs, AuditorRates::disagree));
  }

  private static boolean disagree(String one, String other) {
    return !Discovery.across(List.of(read(one, "one"), read(other, "other"))).findings().isEmpty();
  }

  private static Share share(Rate rate) {
    return new Share(rate.hits(), rate.of(), rate.low(), rate.high());
  }

  /** The lines that findings name. */
  private static Set<Integer> lines(String markdown) {
    return Discovery.findings(read(markdown, "study")).findings().stream()
        .flatMap(f -> f.lines().stream())
        .collect(Collectors.toSet());
  }

  private static Document read(String markdown, String id) {
    byte[] bytes = markdown.getBytes(StandardCharsets.UTF_8);
    return DocumentReader.read(bytes, id, "a synthetic study");
  }
}
