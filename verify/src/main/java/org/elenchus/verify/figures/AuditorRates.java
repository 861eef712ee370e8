package org.elenchus.verify.figures;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static Share share(Rate rate) {
    return new Share(rate.hits(), rate.of(), rate.low(), rate.high());
  }

  /** The lines that findings name. */
  private static Set<Integer> lines(String markdown) {
    byte[] bytes = markdown.getBytes(StandardCharsets.UTF_8);
    return Discovery.findings(DocumentReader.read(bytes, "study", "a synthetic study"))
        .findings()
        .stream()
        .flatMap(f -> f.lines().stream())
        .collect(Collectors.toSet());
  }
}
