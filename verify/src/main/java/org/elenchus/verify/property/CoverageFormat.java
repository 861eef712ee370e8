package org.elenchus.verify.property;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.statistics.StatisticsEntry;
import net.jqwik.api.statistics.StatisticsReportFormat;
import org.elenchus.claims.evidence.Grounds.Sample.Coverage;

/** Hands jqwik's statistics to the current trial instead of formatting them. */
public final class CoverageFormat implements StatisticsReportFormat {
  /** jqwik makes the instances. */
  public CoverageFormat() {}

  @Override
  public List<String> formatReport(List<StatisticsEntry> entries) {
    Trial.current()
        .cover(
            entries.stream()
                .map(entry -> new Coverage(entry.name(), entry.count()))
                .sorted(Comparator.comparing(Coverage::label))
                .toList());
    return List.of();
  }
}
