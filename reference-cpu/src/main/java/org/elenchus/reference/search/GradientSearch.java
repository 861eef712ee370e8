package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GradientPersistence.Training;
import org.jspecify.annotations.Nullable;

/**
 * Measures how gradients change from layer to layer, at initialisation or after a short training.
 */
public final class GradientSearch {
  /** Nets that were measured: readings and twins ask for the same ones. */
  private static final Map<Net, Row> MEASURED = new ConcurrentHashMap<>();

  private GradientSearch() {}

  private record Net(
      boolean attention, int width, int depth, int seed, @Nullable Training training) {}

  /**
   * Runs the experiment, each network by itself on all cores.
   *
   * @param statement the protocol; seeds are its own, whatever the run's
   * @param subject what the certificate is made out for
   * @return all norms
   */
  public static Grounds settle(GradientPersistence statement, String subject) {
    List<Net> nets = new ArrayList<>();
    boolean attention = statement.block().equals("transformer");
    for (int width : statement.widths()) {
      for (int seed = 0; seed < statement.seeds(); seed++) {
        nets.add(new Net(attention, width, statement.depth(), seed, statement.training()));
      }
    }
    List<Row> rows =
        nets.parallelStream()
            .map(net -> MEASURED.computeIfAbsent(net, GradientSearch::measured))
            .toList();
    return Certificates.grounds(Optional.of(new GradientNorms(rows)), subject);
  }

  private static Row measured(Net each) {
    ResidualNet net = new ResidualNet(each.attention, each.width, each.depth, each.seed);
    Training training = each.training;
    if (training == null) {
      return row(each, net.norms(), null);
    }
    List<Double> losses =
        net.train(training.steps(), training.batch(), training.learningRate().doubleValue());
    return row(each, net.meanNorms(training.inputs()), losses);
  }

  private static Row row(Net each, ResidualNet.Norms norms, @Nullable List<Double> losses) {
    List<Double> jacobians = norms.jacobians().isEmpty() ? null : norms.jacobians();
    return new Row(each.width, each.seed, norms.gradients(), jacobians, losses);
  }
}
