package org.elenchus.verify.check;

import java.util.List;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Statement;
import org.elenchus.verify.property.Properties;
import org.elenchus.verify.property.PropertyException;
import org.elenchus.verify.property.Sampling;

/**
 * Samples a statement by the jqwik properties bound to its claim. Brings the sample and, where an
 * instance fails, the reduced instance as a witness. It settles no statement that holds: where the
 * twin does, the claim file names the exact check that settles it ({@code twinSettledBy}).
 *
 * @param sampling by which properties
 */
record PropertyCheck(Sampling sampling) implements Check {
  PropertyCheck() {
    this(new Sampling(Properties.all()));
  }

  @Override
  public String name() {
    return "property";
  }

  @Override
  public Class<Statement> form() {
    return Statement.class;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    try {
      return sampling.sample(statement, subject, context.seed(), effort(context.budget()));
    } catch (PropertyException e) {
      throw new CheckException(subject + ": " + e.getMessage(), e);
    }
  }

  private static int effort(Context.Budget budget) {
    return switch (budget) {
      case QUICK -> 1;
      case STANDARD -> 10;
      case FULL -> 100;
    };
  }
}
