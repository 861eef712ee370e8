package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.ExactLayers;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.gpu.train.Weights;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.NetworkOnBoxes;
import org.elenchus.reference.words.WordTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An Elman cell trained through JCuda on the software device: its weights, binary32 numbers and so
 * exact rationals, go to the trusted checker, which takes every word through them in exact interval
 * arithmetic.
 */
class CudaWitnessTest {
  private static final int LENGTH = 8;

  /** States are enclosed on a grid of 2^-40. */
  private static final int GRID = 40;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static TrainingRun trained() {
    RunConfig config =
        RunConfig.of("parity", Map.of(), "elman")
            .variant("bare")
            .sizes(Sizes.of(1, 8))
            .length(LENGTH)
            .batch(32)
            .steps(150)
            .learningRate(0.06)
            .seeds(List.of(1L))
            .evaluation(new Evaluation(List.of(1), 128, 0))
            .device("cuda")
            .build();
    return new Trainer(SoftwareCuda.device(Precision.FLOAT32)).train(config).getFirst();
  }

  private static NetworkOnWords network(Weights weights, Extent lengths, BigFraction margin) {
    return new NetworkOnWords(lengths, margin, GRID, ExactLayers.of("elman", weights));
  }

  private static Computes statement(String task, Map<String, String> parameters) {
    return new Computes(
        Quantifier.SINGLE_MODEL,
        ModelClass.of("elman", Readout.AFFINE),
        TaskRef.of(task, parameters),
        Agreement.MARGIN,
        "bits",
        new Extent.Range(1, (long) LENGTH));
  }

  private static Ruling rule(Computes statement, NetworkOnWords network) {
    Grounds grounds = Proof.of(Role.WITNESS, Provenance.TRAINED, "software/literal", network);
    return Checker.rule(statement, grounds);
  }

  @Test
  void weightsTrainedThroughJcudaAreAcceptedOnEveryWord() {
    TrainingRun run = trained();
    assertEquals(1, run.accuracy().getFirst().wordAccuracy(), run::toString);
    Computes parity = statement("parity", Map.of());
    NetworkOnWords candidate = network(run.weights(), parity.lengths(), BigFraction.ONE);
    Rational kept =
        new NetworkOnBoxes(parity.models(), WordTask.of(parity.task(), "bits"), candidate).margin();
    NetworkOnWords found =
        network(run.weights(), parity.lengths(), kept.floorToBits(8).toBigFraction());
    System.out.printf("parity up to %d bits: margin %s%n", LENGTH, kept.floorToBits(8));
    Ruling.Accepted accepted =
        assertInstanceOf(Ruling.Accepted.class, rule(parity, found), () -> "margin " + kept);
    assertEquals(Kind.FINITE, accepted.kind());
    assertEquals(Outcome.HOLDS, accepted.outcome());

    // The same weights for another task, and a margin that they do not keep: refused.
    assertInstanceOf(
        Ruling.Refused.class, rule(statement("threshold", Map.of("theta", "2")), found));
    assertInstanceOf(
        Ruling.Refused.class,
        rule(parity, network(run.weights(), parity.lengths(), kept.toBigFraction().add(1))));
    assertEquals("", SoftwareCuda.report());
  }
}
