package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import org.elenchus.claims.evidence.Grounds.Sample.Coverage;
import org.elenchus.claims.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One run of one property: what goes in and, filled by jqwik's hooks, what comes out. jqwik makes
 * the instances of hooks, formats and property classes by itself, so they find the run here.
 */
final class Trial {
  private static final ScopedValue<Trial> CURRENT = ScopedValue.newInstance();

  private final Statement statement;
  private final long seed;
  private final int effort;
  private final List<Coverage> coverage = new ArrayList<>();
  private @Nullable PropertyExecutionResult result;
  private int afterFirstFailure;
  private boolean seeking;

  Trial(Statement statement, long seed, int effort) {
    this.statement = statement;
    this.seed = seed;
    this.effort = effort;
  }

  static Trial current() {
    if (!CURRENT.isBound()) {
      throw new PropertyException("properties are run by the property check, not by themselves");
    }
    return CURRENT.get();
  }

  /** Runs something during which this is the current trial, on this thread. */
  void during(Runnable run) {
    ScopedValue.where(CURRENT, this).run(run);
  }

  Statement statement() {
    return statement;
  }

  long seed() {
    return seed;
  }

  int effort() {
    return effort;
  }

  /** The statement says that an instance exists. */
  void seeks() {
    seeking = true;
  }

  boolean isSeeking() {
    return seeking;
  }

  boolean isShrinking() {
    return afterFirstFailure > 0;
  }

  /** Counts the first falsified try and all that follow, which belong to shrinking. */
  int countFromFirstFailure() {
    return ++afterFirstFailure;
  }

  void cover(List<Coverage> counted) {
    coverage.addAll(counted);
  }

  List<Coverage> coverage() {
    return coverage;
  }

  void finish(PropertyExecutionResult finished) {
    result = finished;
  }

  @Nullable PropertyExecutionResult result() {
    return result;
  }
}
