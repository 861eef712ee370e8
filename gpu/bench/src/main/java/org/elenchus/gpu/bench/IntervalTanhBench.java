package org.elenchus.gpu.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.elenchus.reference.exact.DoubleInterval;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The hyperbolic tangent of fast intervals beside {@link StrictMath#tanh} of a number.
 *
 * <p>Each takes the same 4096 seeded points of [−4, 4]; the interval of a point is a thousandth
 * wide, as after a few rounded steps, so that both of its ends are computed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IntervalTanhBench {
  private static final int POINTS = 4096;
  private static final double WIDTH = 1e-3;

  private final double[] points = new SplittableRandom(1).doubles(POINTS, -4, 4).toArray();
  private final DoubleInterval[] intervals = new DoubleInterval[POINTS];

  /** Draws the intervals. */
  public IntervalTanhBench() {
    for (int i = 0; i < POINTS; i++) {
      intervals[i] = new DoubleInterval(points[i], points[i] + WIDTH);
    }
  }

  /**
   * One number at a time: the baseline.
   *
   * @param results takes them
   */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public void strictMath(Blackhole results) {
    for (double point : points) {
      results.consume(StrictMath.tanh(point));
    }
  }

  /**
   * One interval at a time; the aim is at most 5 times the baseline.
   *
   * @param results takes them
   */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public void doubleInterval(Blackhole results) {
    for (DoubleInterval interval : intervals) {
      results.consume(interval.tanh());
    }
  }
}
