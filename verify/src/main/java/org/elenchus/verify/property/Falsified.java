package org.elenchus.verify.property;

import org.elenchus.claims.certificate.Certificate;
import org.jspecify.annotations.Nullable;

/** The statement fails at the sampled instance. Any other failure of a property is a defect. */
public final class Falsified extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Certificate counterexample;

  Falsified(String message, @Nullable Certificate counterexample) {
    super(message);
    this.counterexample = counterexample;
  }

  @Nullable Certificate counterexample() {
    return counterexample;
  }
}
