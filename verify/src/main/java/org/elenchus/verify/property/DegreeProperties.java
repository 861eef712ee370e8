package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.PolynomialArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.search.DepthSearch;

/**
 * Degrees of stacks on small D and T: the model with all parameters 1 runs on inputs c·z, c > 0
 * drawn, and the degree of its last output in z is read off. Nothing cancels, for nothing is
 * subtracted.
 */
class DegreeProperties extends StatementProperties<StackDegree> {
  private static final int LARGEST = 3;
  private static final Algebra<Polynomial> POLYNOMIALS =
      new Algebra<>(PolynomialArithmetic.POLYNOMIALS);

  DegreeProperties() {
    super(StackDegree.class);
  }

  /**
   * A stack and the line that its inputs run along.
   *
   * @param layers D
   * @param slopes c [T]
   */
  record Line(int layers, List<Rational> slopes) {}

  @Settles(claim = "ssm-expressivity-q1/degree-linear-stack")
  @Settles(claim = "ssm-expressivity-q1/degree-linear-attention")
  @Settles(claim = "ssm-expressivity-q1/degree-selective")
  @Property(tries = 60)
  void theDegreeIsTheOneClaimed(@ForAll("lines") Line line) {
    int steps = line.slopes().size();
    cover("D = " + line.layers() + ", T = " + steps);
    demand(degree(line) == statement.degrees().get(line.layers() - 1).get(steps - 1), this::table);
  }

  private int degree(Line line) {
    Stack<Polynomial> stack =
        Exemplars.stack(
                statement.model(),
                line.layers(),
                Exemplars.activation(statement.between()),
                statement.afterLast())
            .map(POLYNOMIALS, Polynomial::of);
    List<List<Polynomial>> inputs = new ArrayList<>();
    for (Rational slope : line.slopes()) {
      inputs.add(List.of(Polynomial.variable("z").scale(slope)));
    }
    return stack.run(inputs).getLast().getFirst().degree("z");
  }

  private Certificate table() {
    if (DepthSearch.degrees(statement, "a table for a sample") instanceof Grounds.Proof proof) {
      return proof.certificate();
    }
    throw new PropertyException("the search gave no table of degrees");
  }

  @Provide
  Arbitrary<Line> lines() {
    int layers = Math.min(LARGEST, statement.degrees().size());
    int steps = Math.min(LARGEST, statement.degrees().getFirst().size());
    Arbitrary<Rational> slope = Arbitraries.integers().between(1, 5).map(Rational::of);
    return Combinators.combine(
            Arbitraries.integers().between(1, layers), slope.list().ofMinSize(1).ofMaxSize(steps))
        .as(Line::new);
  }
}
