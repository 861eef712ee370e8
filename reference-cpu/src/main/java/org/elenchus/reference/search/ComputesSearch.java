package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.ConvergingWords;
import org.elenchus.claims.certificate.Jump;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WordTask;

/** Finds what settles statements on what the models of a class compute. */
public final class ComputesSearch {
  private static final int MOST_ONES = 8;
  private static final int LONGEST_CODE = 5;
  private static final long MOST_FOLDED = 64;
  private static final int[] BITS = {0, 1};
  private static final int[] WHOLE = {-2, -1, 0, 1, 2};

  private ComputesSearch() {}

  /**
   * Tries one kind of certificate after another until the checker accepts one.
   *
   * @param s the statement, or a twin's
   * @param subject the claim's reading
   * @return grounds for the checker; a reason if nothing was found
   */
  public static Grounds settle(Computes s, String subject) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    List<Supplier<Grounds>> roads = new ArrayList<>();
    switch (s.models().model()) {
      case "linear-rnn" -> {
        roads.add(() -> AffineSearch.settle(s, subject));
        if (s.inputs().equals("bits")) {
          roads.add(() -> witness(subject, Provenance.CONSTRUCTED, oneBit(task)));
        }
      }
      case "linear-stack" -> {
        roads.add(() -> AffineSearch.settle(s, subject));
        roads.add(() -> certificate(subject, jump(task)));
        roads.add(() -> witness(subject, Provenance.CONSTRUCTED, step(task, s.lengths())));
        if (s.inputs().equals("bits")) {
          roads.add(() -> witness(subject, Provenance.CONSTRUCTED, folded(s)));
          roads.add(() -> network(s, task, subject));
          roads.add(() -> witness(subject, Provenance.CONSTRUCTED, interpolation(s, task)));
        } else if (s.inputs().equals("integers")) {
          roads.add(() -> network(s, task, subject));
        }
      }
      case "perceptron" -> {
        roads.add(() -> AffineSearch.settle(s, subject));
        roads.add(() -> witness(subject, Provenance.CONSTRUCTED, hiddenLayer(s, task)));
      }
      case "mamba2" -> {
        roads.add(() -> certificate(subject, jump(task)));
        roads.addAll(forgotten(subject));
        roads.add(() -> witness(subject, Provenance.CONSTRUCTED, Latches.mamba2(s.lengths())));
      }
      default -> {
        roads.add(() -> certificate(subject, jump(task)));
        for (int ones = 1; ones <= MOST_ONES; ones++) {
          int k = ones;
          roads.add(() -> certificate(subject, new ConvergingWords(k)));
        }
      }
    }
    for (Supplier<Grounds> road : roads) {
      Grounds grounds = road.get();
      if (grounds instanceof Proof && Checker.rule(s, grounds) instanceof Accepted) {
        return grounds;
      }
    }
    return new Grounds.Reason(
        "no certificate and no network was found for " + s.task().title() + " on this class");
  }

  /** Two words of a symbol each, and a symbol after which their labels may differ for ever. */
  private static List<Supplier<Grounds>> forgotten(String subject) {
    List<Supplier<Grounds>> roads = new ArrayList<>();
    for (int suffix : BITS) {
      roads.add(() -> certificate(subject, new Contraction(List.of(0), List.of(1), suffix)));
    }
    return roads;
  }

  /**
   * Parity of a count up to 2^D by D folds: the count over 2^D, then the tent x ↦ 1 − |1 − 2x| = 2x
   * − 4 max(0, x − 1/2) of two rectifiers, D times over.
   */
  private static LinearStackNetwork folded(Computes s) {
    long longest = s.range().to() == null ? MOST_FOLDED : Math.min(MOST_FOLDED, s.range().to());
    int folds = 64 - Long.numberOfLeadingZeros(longest - 1);
    BigFraction two = BigFraction.of(2);
    List<List<BigFraction>> zero = List.of(List.of(BigFraction.ZERO, BigFraction.ZERO));
    List<List<BigFraction>> forget = List.of(zero.getFirst(), zero.getFirst());
    List<List<BigFraction>> both = List.of(List.of(BigFraction.ONE), List.of(BigFraction.ONE));
    List<List<BigFraction>> tent = List.of(List.of(two, BigFraction.of(-4)));
    List<BigFraction> bends = List.of(BigFraction.ZERO, BigFraction.of(-1, 2));
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer(
            List.of(List.of(BigFraction.ONE)),
            List.of(List.of(BigFraction.of(1, 1L << folds))),
            both,
            bends,
            "relu"));
    List<List<BigFraction>> identity =
        List.of(
            List.of(BigFraction.ONE, BigFraction.ZERO), List.of(BigFraction.ZERO, BigFraction.ONE));
    List<List<BigFraction>> onward = List.of(tent.getFirst(), tent.getFirst());
    for (int fold = 1; fold < folds; fold++) {
      layers.add(new Layer(forget, identity, onward, bends, "relu"));
    }
    layers.add(new Layer(forget, identity, tent, List.of(BigFraction.ZERO), "identity"));
    return new LinearStackNetwork(new Extent.Range(s.range().from(), longest), layers);
  }

  /** A word of one bit: its label is an affine function of the bit. */
  private static LinearStackNetwork oneBit(WordTask task) {
    Rational zero = task.label(List.of(Rational.ZERO));
    Rational one = task.label(List.of(Rational.ONE));
    return new LinearStackNetwork(
        new Extent.Range(1, 1L),
        List.of(
            new Layer(
                List.of(List.of(BigFraction.ZERO)),
                List.of(List.of(BigFraction.ONE)),
                List.of(List.of(one.subtract(zero).toBigFraction())),
                List.of(zero.toBigFraction()),
                "identity")));
  }

  private static Grounds network(Computes s, WordTask task, String subject) {
    boolean bits = s.inputs().equals("bits");
    int longest = s.range().to() == null ? 8 : (int) Math.min(8, s.range().to());
    return new NetworkSearch(
            task,
            bits ? BITS : WHOLE,
            bits ? longest : Math.min(longest, 4),
            s.lengths(),
            s.agreement() != Agreement.EQUALS)
        .first(
            network ->
                Checker.rule(s, witness(subject, Provenance.SEARCHED, network)) instanceof Accepted)
        .map(network -> witness(subject, Provenance.SEARCHED, network))
        .orElseGet(() -> new Grounds.Reason("no small network was found"));
  }

  /** At one input equal to θ. */
  private static Jump jump(WordTask task) {
    Rational theta = task.theta() == null ? Rational.ZERO : task.theta();
    return new Jump(List.of(theta.toBigFraction()));
  }

  /** A sum, a step above θ, and a second layer that hands it on. */
  private static LinearStackNetwork step(WordTask task, Extent lengths) {
    Rational theta = task.theta() == null ? Rational.ZERO : task.theta();
    List<List<BigFraction>> one = List.of(List.of(BigFraction.ONE));
    List<List<BigFraction>> zero = List.of(List.of(BigFraction.ZERO));
    return new LinearStackNetwork(
        lengths,
        List.of(
            new Layer(one, one, one, List.of(theta.negate().toBigFraction()), "step"),
            new Layer(zero, one, one, Collections.nCopies(1, BigFraction.ZERO), "identity")));
  }

  /**
   * Words up to a length by their codes: one state h ← 2h + x, and a broken line through the labels
   * of 0, 1, 2, ... It is for no longer words, and takes leading zeros not to matter.
   */
  private static LinearStackNetwork interpolation(Computes s, WordTask task) {
    Long to = s.range().to();
    long longest = to == null ? LONGEST_CODE : Math.min(to, LONGEST_CODE);
    List<Rational> labels = new ArrayList<>();
    for (int code = 0; code < 1 << longest; code++) {
      List<Rational> word = new ArrayList<>();
      for (long i = longest - 1; i >= 0; i--) {
        word.add(Rational.of(code >> i & 1));
      }
      labels.add(target(s, task.label(word)));
    }
    List<List<BigFraction>> twice = List.of(List.of(BigFraction.of(2)));
    List<List<BigFraction>> one = List.of(List.of(BigFraction.ONE));
    return brokenLine(new Extent.Range(s.range().from(), longest), twice, one, labels);
  }

  /** A perceptron whose hidden units see the count: a broken line through the labels of counts. */
  private static LinearStackNetwork hiddenLayer(Computes s, WordTask task) {
    int length = (int) s.range().from();
    List<Rational> labels = new ArrayList<>();
    for (int ones = 0; ones <= length; ones++) {
      List<Rational> word = new ArrayList<>(Collections.nCopies(ones, Rational.ONE));
      word.addAll(Collections.nCopies(length - ones, Rational.ZERO));
      labels.add(target(s, task.label(word)));
    }
    List<List<BigFraction>> zero = List.of(List.of(BigFraction.ZERO));
    List<List<BigFraction>> sum = List.of(Collections.nCopies(length, BigFraction.ONE));
    return brokenLine(s.lengths(), zero, sum, labels);
  }

  /** Signs stand for labels where a sign is asked for. */
  private static Rational target(Computes s, Rational label) {
    return s.agreement() == Agreement.EQUALS ? label : label.add(label).subtract(Rational.ONE);
  }

  /** One state, and through the values given for it at 0, 1, 2, ... a line with a unit per bend. */
  private static LinearStackNetwork brokenLine(
      Extent lengths, List<List<BigFraction>> a, List<List<BigFraction>> b, List<Rational> values) {
    List<List<BigFraction>> c = new ArrayList<>();
    List<BigFraction> bias = new ArrayList<>();
    List<BigFraction> bends = new ArrayList<>();
    Rational slope = Rational.ZERO;
    for (int at = 0; at + 1 < values.size(); at++) {
      Rational next = values.get(at + 1).subtract(values.get(at));
      if (!next.equals(slope)) {
        c.add(List.of(BigFraction.ONE));
        bias.add(BigFraction.of(-at));
        bends.add(next.subtract(slope).toBigFraction());
        slope = next;
      }
    }
    List<List<BigFraction>> pass = new ArrayList<>();
    List<List<BigFraction>> forget = new ArrayList<>();
    for (int i = 0; i < bends.size(); i++) {
      List<BigFraction> row = new ArrayList<>(Collections.nCopies(bends.size(), BigFraction.ZERO));
      forget.add(List.copyOf(row));
      row.set(i, BigFraction.ONE);
      pass.add(row);
    }
    BigFraction first = values.getFirst().toBigFraction();
    return new LinearStackNetwork(
        lengths,
        List.of(
            new Layer(a, b, c, bias, "relu"),
            new Layer(forget, pass, List.of(bends), List.of(first), "identity")));
  }

  private static Grounds certificate(String subject, Certificate certificate) {
    return Proof.of(Role.CERTIFICATE, null, subject, certificate);
  }

  private static Grounds witness(String subject, Provenance origin, Certificate network) {
    return Proof.of(Role.WITNESS, origin, subject, network);
  }
}
