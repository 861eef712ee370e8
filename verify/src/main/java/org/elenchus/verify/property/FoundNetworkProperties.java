package org.elenchus.verify.property;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.search.ComputesSearch;
import org.elenchus.reference.words.NetworkOnTask;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Statements that one network of LTI layers equals a task, with more units than random ones have.
 * Where the search finds a network it must label random words; where it finds none, random networks
 * of one unit must each fail.
 */
class FoundNetworkProperties extends StatementProperties<Computes> {
  private static final String PREFIX = "unified-scaling-theory/";

  private final WordTask task = WordTask.of(statement.task(), statement.inputs());
  private final Optional<LinearStackNetwork> found = found();

  FoundNetworkProperties() {
    super(Computes.class);
  }

  private Optional<LinearStackNetwork> found() {
    return ComputesSearch.settle(statement, "a network for sampling") instanceof Grounds.Proof proof
            && proof.certificate() instanceof LinearStackNetwork network
        ? Optional.of(network)
        : Optional.empty();
  }

  /**
   * A network and a word; without a word all words are meant.
   *
   * @param network the network
   * @param word bits
   */
  record Tried(LinearStackNetwork network, List<Rational> word) {
    @Override
    public String toString() {
      return word.isEmpty() ? network.layers().toString() : "word = " + word;
    }
  }

  @Settles(claim = PREFIX + "folded-stack-parity", twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "fixed-stack-parity-all-lengths", twin = Outcome.PASSES)
  @Property
  void theNetworkEqualsTheTask(@ForAll("trials") Tried trial) {
    if (statement.agreement() != Agreement.EQUALS) {
      throw new PropertyException("outputs are held to equal labels");
    }
    if (trial.word().isEmpty()) {
      cover("network of one unit");
      seek(agrees(trial.network()), trial::network);
    } else {
      cover(trial.word().size() <= longest(trial.network()) / 2 ? "short word" : "long word");
      StackNetwork network = new StackNetwork(trial.network().layers(), 1);
      demand(network.output(inputs(trial.word())).equals(task.label(trial.word())));
    }
  }

  private static List<List<Rational>> inputs(List<Rational> word) {
    return word.stream().map(List::of).toList();
  }

  private boolean agrees(LinearStackNetwork network) {
    try {
      return new NetworkOnTask(statement, task, network).agreed().to() == null
          || statement.range().to() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int longest(LinearStackNetwork network) {
    return network.lengths() instanceof Extent.Range range && range.to() != null
        ? Math.toIntExact(range.to())
        : 64;
  }

  @Provide
  Arbitrary<Tried> trials() {
    return found
        .map(
            network ->
                Arbitraries.integers()
                    .between(1, longest(network))
                    .flatMap(Draw::bits)
                    .map(word -> new Tried(network, word)))
        .orElseGet(
            () ->
                NetworkProperties.layer("identity", false, true)
                    .map(
                        layer ->
                            new Tried(
                                new LinearStackNetwork(statement.lengths(), List.of(layer)),
                                List.of())));
  }
}
