package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.GradientPersistence;

/** Measures how gradients change from layer to layer at initialisation. */
public final class GradientSearch {
  private GradientSearch() {}

  /**
   * Runs the experiment.
   *
   * @param statement the protocol; seeds are its own, whatever the run's
   * @param subject what the certificate is made out for
   * @return all norms
   */
  public static Grounds settle(GradientPersistence statement, String subject) {
    List<Row> rows = new ArrayList<>();
    for (int width : statement.widths()) {
      for (int seed = 0; seed < statement.seeds(); seed++) {
        ResidualNet net =
            new ResidualNet(
                statement.block().equals("transformer"), width, statement.depth(), seed);
        rows.add(new Row(width, seed, net.logNorms()));
      }
    }
    return Certificates.grounds(Optional.of(new GradientNorms(rows)), subject);
  }
}
