package org.elenchus.verify.check;

import java.util.Locale;

/**
 * What a run gives to every check.
 *
 * @param seed the seed from which every random stream of the run is derived
 * @param budget how much work may be done
 * @param device what trains models
 */
public record Context(long seed, Budget budget, DeviceChoice device) {
  /** How much work a run may do. */
  public enum Budget {
    /** Minutes: what the build does. */
    QUICK,
    /** Hours. */
    STANDARD,
    /** Days, on a GPU. */
    FULL;

    /**
     * The word on the command line.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What trains models. */
  public enum DeviceChoice {
    /** A GPU if there is one, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** A GPU, or an error. */
    CUDA;

    /**
     * The word on the command line.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
