package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Gives a property the seed and the effort of its trial and takes its result. A falsified property
 * is a finding, not a failed test; a property that failed otherwise stays failed.
 */
public final class TrialHook implements AroundPropertyHook, AroundTryHook {
  /**
   * After so many tries from the first failure on, shrinking is told that nothing fails any more.
   * jqwik's own bound is a time, which would make the shrunk sample depend on the machine.
   */
  static final int SHRINKING_TRIES = 5_000;

  /** jqwik makes the instances. */
  public TrialHook() {}

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Trial trial = Trial.current();
    PropertyAttributes attributes = context.attributes();
    attributes.setSeed(Long.toString(trial.seed()));
    attributes.setShrinking(ShrinkingMode.FULL);
    attributes.tries().ifPresent(tries -> attributes.setTries(tries * trial.effort()));
    PropertyExecutionResult result = property.execute();
    trial.finish(result);
    return isFalsified(result) ? result.mapToSuccessful() : result;
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
    Trial trial = Trial.current();
    if (trial.isShrinking() && trial.countFromFirstFailure() > SHRINKING_TRIES) {
      return TryExecutionResult.satisfied();
    }
    TryExecutionResult result = aTry.execute(parameters);
    if (!trial.isShrinking() && result.status() == TryExecutionResult.Status.FALSIFIED) {
      trial.countFromFirstFailure();
    }
    return result;
  }

  /** Whether an instance was found at which the statement fails, and nothing else went wrong. */
  static boolean isFalsified(PropertyExecutionResult result) {
    return result.status() == PropertyExecutionResult.Status.FAILED
        && result.originalSample().isPresent()
        && result.throwable().filter(Falsified.class::isInstance).isPresent();
  }
}
