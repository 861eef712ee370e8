package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.STAND_INS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.restsOn;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/**
 * The models with a nonlinearity in time, each on an instance done by hand with the stand-ins of
 * {@link Given}: tanh x = x/(1+|x|), so σ(0) = 1/2, σ(1) = 3/4, σ(2) = 5/6, σ(3) = 7/8, and silu(1)
 * = 3/4, silu(2) = 5/3, silu(3) = 21/8.
 */
class NonlinearModelsTest {
  private static final String E1 = "unified-scaling-theory/e1-jacobian";
  private static final String STUDY = "scaling-study-400m";
  private static final String DEPTH = "ssm-expressivity-q1/total-depth";
  private static final String PARITY = "ssm-expressivity-q1/elman-computes-parity";
  private static final String DELTA = "ssm-expressivity-q1/delta-e88-computes-parity";

  private final E1Trained<Rational> trained =
      new E1Trained<>(STAND_INS, matrix("1"), matrix("2"), matrix("4"), matrix("3"), vector("-1"));

  @Test
  void elman() {
    Elman<Rational> model =
        new Elman<>(STAND_INS, matrix("1 2; 0 -1"), matrix("1; 3"), vector("0 1"), vector("1/2 0"));
    // W_h h = (-1, 1), W_x x = (2, 6): tanh (1, 8)
    assertEquals(
        vector("1/2 8/9"), model.step(vector("1 -1"), vector("2")), restsOn(PARITY, DEPTH));
    assertEquals(vector("1 -1"), model.output(vector("1 -1"), vector("2")), restsOn(PARITY));
    assertEquals(vector("1/2 0"), model.start(), restsOn(PARITY));
  }

  @Test
  void e1AsWrittenWithBothGates() {
    E1Written<Rational> seesState =
        new E1Written<>(
            STAND_INS,
            matrix("0 1; 2 0"),
            matrix("0; 1"),
            matrix("1 0; 0 -1"),
            matrix("1; 0"),
            true);
    E1Written<Rational> seesInput =
        new E1Written<>(
            STAND_INS,
            matrix("0 1; 2 0"),
            matrix("0; 1"),
            matrix("1 0; 0 -1"),
            matrix("1; 0"),
            false);
    // tanh (1, 6 - 3) = (1/2, 3/4); gates at (3 - 3, -1) and at (-3, 0)
    assertEquals(vector("1/4 3/16"), seesState.step(vector("3 1"), vector("-3")), restsOn(E1));
    assertEquals(vector("1/16 3/8"), seesInput.step(vector("3 1"), vector("-3")), restsOn(E1));
    assertEquals(vector("3 1"), seesState.output(vector("3 1"), vector("-3")), restsOn(E1));
    assertEquals(vector("0 0"), seesState.start(), restsOn(E1));
  }

  @Test
  void e1AsTrained() {
    // tanh(4 silu(1) + 3 · 1/3 - 1) = tanh 3; then 3/4 silu(2)
    assertEquals(vector("3/4"), trained.step(vector("1/3"), vector("1")), restsOn(STUDY));
    assertEquals(vector("5/4"), trained.output(vector("3/4"), vector("1")), restsOn(STUDY));
  }

  @Test
  void e10AsTrained() {
    E10Trained<Rational> model =
        new E10Trained<>(STAND_INS, trained, matrix("0; 1"), List.of(matrix("1"), matrix("3")));
    // λ = 1/2 and 3/4: m_1 = 1/8 + 3/8, m_2 = 3/4 + 3/16
    List<Rational> state = model.step(vector("1/3 1/4 1"), vector("1"));
    assertEquals(vector("3/4 1/2 15/16"), state, restsOn(STUDY));
    // 5/4 + 1/2 silu(1) + 15/16 silu(3)
    assertEquals(vector("523/128"), model.output(state, vector("1")), restsOn(STUDY));
    assertEquals(vector("0 0 0"), model.start(), restsOn(STUDY));
  }

  @Test
  void e10HasABankForEachRateOfAllUnits() {
    E1Trained<Rational> cell =
        new E1Trained<>(
            STAND_INS,
            matrix("1; 2"),
            matrix("1; 1"),
            matrix("4 0; 0 3"),
            matrix("0 0; 0 0"),
            vector("0 -4"));
    E10Trained<Rational> model =
        new E10Trained<>(STAND_INS, cell, matrix("0 1"), List.of(matrix("1; 1")));
    assertEquals(vector("0 0 0 0"), model.start(), restsOn(STUDY));
    // h = tanh (4 silu(1), 3 silu(2) - 4); λ = (1/2, 3/4): m = (1/8 + 3/8, 3/4 + 1/8)
    List<Rational> after = model.step(vector("9 9  1/4 1"), vector("1"));
    assertEquals(vector("3/4 1/2  1/2 7/8"), after, restsOn(STUDY));
  }

  @Test
  void e10AsWritten() {
    E1Written<Rational> cell =
        new E1Written<>(STAND_INS, matrix("2"), matrix("1"), matrix("-1"), matrix("3"), true);
    E10Written<Rational> model =
        new E10Written<>(STAND_INS, cell, vector("1/2 3/4"), List.of(matrix("1"), matrix("3")));
    // h = tanh(3) σ(2) = 5/8; m_1 = 5/16, m_2 = 3/2 + 5/32
    List<Rational> state = model.step(vector("1 0 2"), vector("1"));
    assertEquals(vector("5/8 5/16 53/32"), state, restsOn(E1));
    assertEquals(vector("591/256"), model.output(state, vector("1")), restsOn(E1));
  }

  @Test
  void e33GatesItself() {
    E33<Rational> model = new E33<>(STAND_INS, matrix("1"), matrix("4"), matrix("3"), vector("-1"));
    String claims = restsOn("scaling-study-e33-e42");
    assertEquals(vector("3/4"), model.step(vector("1/3"), vector("1")), claims);
    // 3/4 · silu(3/4), silu(3/4) = 3/4 · 5/7
    assertEquals(vector("45/112"), model.output(vector("3/4"), vector("1")), claims);
  }

  @Test
  void e42HasOneMatrixAndNoTanh() {
    E42<Rational> model = new E42<>(STAND_INS, matrix("1"), matrix("4"), vector("-1"));
    String claims = restsOn("scaling-study-e33-e42");
    // 4 · 3/4 + 4 · 1/2 - 1
    assertEquals(vector("4"), model.step(vector("1/2"), vector("1")), claims);
    assertEquals(vector("72/5"), model.output(vector("4"), vector("1")), claims);
  }

  @Test
  void e88Additive() {
    E88Additive<Rational> model =
        new E88Additive<>(
            STAND_INS,
            r("1/2"),
            r("2"),
            matrix("1 0; 0 1"),
            matrix("1 1; 0 -1"),
            matrix("1 0; 0 1"));
    // k = (1, 2), v = (3, -2): S/2 + 2 v kᵀ = (7, 12; -2, -9)
    List<Rational> state = model.step(vector("2 0 4 -2"), vector("1 2"));
    assertEquals(vector("7/8 12/13 -2/3 -9/10"), state, restsOn(DEPTH));
    assertEquals(vector("283/104 -37/15"), model.output(state, vector("1 2")), restsOn(DEPTH));
  }

  @Test
  void e88DeltaAsWritten() {
    E88DeltaWritten<Rational> model =
        new E88DeltaWritten<>(
            STAND_INS, r("1/2"), matrix("1 0; 0 1"), matrix("1 1; 0 -1"), matrix("1 0; 0 1"));
    // S k = (2, 0), δ = (1, -2): S/2 + δ kᵀ = (2, 2; 0, -5)
    List<Rational> state = model.step(vector("2 0 4 -2"), vector("1 2"));
    assertEquals(vector("2/3 2/3 0 -5/6"), state, restsOn(DELTA));
    assertEquals(vector("2 -5/3"), model.output(state, vector("1 2")), restsOn(DELTA));
  }

  @Test
  void e88DeltaAsTrained() {
    String claims = restsOn("the training runs on e88-delta");
    // λ = exp(-exp(1) softplus(1)) = 1/5; k = (1, 1, 1, 1)/2, Sᵀk = (2, 1), v = (5/3, 18/5)
    List<Rational> before = vector("1 0 0 1 1 1 2 0");
    List<Rational> linear = vector("1/30 13/10 -1/6 3/2 1/30 3/2 7/30 13/10");
    List<Rational> after = vector("1/31 13/23 -1/7 3/5 1/31 3/5 7/37 13/23");
    assertEquals(linear, e88(true).step(before, vector("1")), claims);
    assertEquals(after, e88(false).step(before, vector("1")), claims);
    // q = (0, 1, 0, 0), gate σ(0, 3)
    assertEquals(vector("-1/14 21/40"), e88(false).output(after, vector("1")), claims);
  }

  private static E88DeltaTrained<Rational> e88(boolean linearState) {
    return new E88DeltaTrained<>(
        STAND_INS,
        matrix("0; 1; 0; 0"),
        matrix("1; 1; 1; 1"),
        matrix("2; 4"),
        new Decay<>(r("1"), vector("1"), r("0")),
        matrix("0; 3"),
        linearState);
  }

  @Test
  void e88DeltaWithoutAnOutputGate() {
    E88DeltaTrained<Rational> gated = e88(false);
    E88DeltaTrained<Rational> model =
        new E88DeltaTrained<>(
            STAND_INS, gated.wq(), gated.wk(), gated.wv(), gated.decay(), null, false);
    assertEquals(
        vector("-1/7 3/5"),
        model.output(vector("1/31 13/23 -1/7 3/5 1/31 3/5 7/37 13/23"), vector("1")));
  }

  /** J = diag((1 - τ²) s) W_h + diag(τ s (1 - s)) W_g at τ = (1/2, 3/4), s = (1/2, 1/4). */
  @Test
  void jacobianOfTheGatedCell() {
    E1Written<Rational> cell =
        new E1Written<>(
            STAND_INS,
            matrix("0 1; 2 0"),
            matrix("0; 1"),
            matrix("1 0; 0 -1"),
            matrix("1; 0"),
            true);
    assertEquals(
        matrix("1/8 3/8; 7/32 -9/64"),
        Jacobian.ofState(cell, vector("3 1"), vector("-3")),
        restsOn(E1));
    // diag((1 - τ²) s) W_x + diag(τ s (1 - s)) V_g
    assertEquals(
        matrix("1/8; 7/64"), Jacobian.ofInput(cell, vector("3 1"), vector("-3")), restsOn(E1));
  }

  @Test
  void jacobianOfALinearStepIsItsMatrix() {
    LinearRnn<Rational> rnn =
        new LinearRnn<>(
            RATIONALS,
            matrix("1 2; 3 5"),
            matrix("7; -1/2"),
            matrix("1 -1"),
            vector("10"),
            vector("1 1"));
    assertEquals(matrix("1 2; 3 5"), Jacobian.ofState(rnn, vector("4 9"), vector("2")));
    assertEquals(matrix("7; -1/2"), Jacobian.ofInput(rnn, vector("4 9"), vector("2")));
  }
}
