package org.elenchus.gpu.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** How many operations one core does in registers alone: the machine's own ceiling. */
final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int TURNS = 2_000_000;

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private FmaPeak() {}

  /**
   * Measures once, in processor time.
   *
   * @return operations per second of one thread, an FMA counted as two for each lane
   */
  static double measure() {
    long start = CLOCK.getCurrentThreadCpuTime();
    float sum = chains(TURNS);
    double seconds = (CLOCK.getCurrentThreadCpuTime() - start) * 1e-9;
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("the sums of the peak are not finite");
    }
    return 2.0 * CHAINS * TURNS * SPECIES.length() / seconds;
  }

  /** Twelve chains that do not wait for each other: more than latency times ports. */
  private static float chains(int turns) {
    FloatVector f = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector x = FloatVector.broadcast(SPECIES, 0.001f);
    FloatVector a = x;
    FloatVector b = x;
    FloatVector c = x;
    FloatVector d = x;
    FloatVector e = x;
    FloatVector g = x;
    FloatVector h = x;
    FloatVector i = x;
    FloatVector j = x;
    FloatVector k = x;
    FloatVector l = x;
    FloatVector m = x;
    for (int turn = 0; turn < turns; turn++) {
      a = a.fma(f, x);
      b = b.fma(f, x);
      c = c.fma(f, x);
      d = d.fma(f, x);
      e = e.fma(f, x);
      g = g.fma(f, x);
      h = h.fma(f, x);
      i = i.fma(f, x);
      j = j.fma(f, x);
      k = k.fma(f, x);
      l = l.fma(f, x);
      m = m.fma(f, x);
    }
    FloatVector sum =
        a.add(b).add(c).add(d).add(e).add(g).add(h).add(i).add(j).add(k).add(l).add(m);
    float[] lanes = new float[SPECIES.length()];
    sum.intoArray(lanes, 0);
    return lanes[0];
  }
}
