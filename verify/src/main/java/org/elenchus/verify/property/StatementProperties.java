package org.elenchus.verify.property;

import java.util.function.Supplier;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.statement.Statement;

/**
 * Properties of statements of one form. jqwik makes an instance for each run of a property; {@link
 * #statement} is then the statement under test, a claim's or its twin's, which the generators may
 * use too.
 *
 * @param <S> the form
 */
@AddLifecycleHook(value = TrialHook.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class StatementProperties<S extends Statement> {
  /** The statement under test. */
  protected final S statement;

  /**
   * Takes the statement of the current run.
   *
   * @param form the form's record
   * @throws PropertyException if no run is under way, or its statement is of another form
   */
  protected StatementProperties(Class<S> form) {
    Statement current = Trial.current().statement();
    if (!form.isInstance(current)) {
      throw new PropertyException(
          getClass().getSimpleName()
              + " is about "
              + form.getSimpleName()
              + " statements, not "
              + current.getClass().getSimpleName());
    }
    this.statement = form.cast(current);
  }

  /**
   * Decides one instance.
   *
   * @param holds whether the statement holds at it
   * @param counterexample makes the certificate of the instance, for the case that it does not
   */
  protected static void demand(boolean holds, Supplier<? extends Certificate> counterexample) {
    if (!holds) {
      throw new Falsified("the statement fails at this instance", counterexample.get());
    }
  }

  /**
   * Decides one instance that no certificate can carry: the statement's failure is then shown by
   * another check.
   *
   * @param holds whether the statement holds at it
   */
  protected static void demand(boolean holds) {
    if (!holds) {
      throw new Falsified("the statement fails at this instance", null);
    }
  }

  /**
   * Looks at one instance where the statement says that some instance exists: sampled is its
   * denial.
   *
   * @param found whether this is such an instance
   * @param witness makes the certificate of the instance, for the case that it is
   */
  protected static void seek(boolean found, Supplier<? extends Certificate> witness) {
    Trial.current().seeks();
    if (found) {
      throw new Falsified("the instance that the statement says to exist", witness.get());
    }
  }

  /**
   * Looks at one instance that no certificate can carry, where the statement says that some
   * instance exists.
   *
   * @param found whether this is such an instance
   */
  protected static void seek(boolean found) {
    Trial.current().seeks();
    if (found) {
      throw new Falsified("the instance that the statement says to exist", null);
    }
  }

  /**
   * Says of which sort the instance is. To be called before the instance is decided.
   *
   * @param sort a short label; few different ones
   */
  protected static void cover(String sort) {
    if (!Trial.current().isShrinking()) {
      Statistics.collect(sort);
    }
  }
}
