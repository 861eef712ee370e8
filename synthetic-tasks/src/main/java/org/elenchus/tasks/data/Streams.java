package org.elenchus.tasks.data;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Named random streams: what a number is drawn for fixes it, not the order in which things are
 * drawn.
 *
 * <p>A stream is XO_SHI_RO_256_PP, seeded by SplitMix64 from a mix of (seed, purpose, index).
 */
public final class Streams {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Streams() {}

  /**
   * Opens a stream.
   *
   * @param seed the seed of the run
   * @param purpose what the numbers are for, such as {@code "train"}
   * @param index which of the streams of that purpose
   * @return a generator that depends on the three alone
   */
  public static UniformRandomProvider of(long seed, String purpose, long index) {
    UniformRandomProvider mixer =
        RandomSource.SPLIT_MIX_64.create(mix(mix(mix(FNV_OFFSET, seed), hash(purpose)), index));
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      state[i] = mixer.nextLong();
    }
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  /** FNV-1a of the UTF-8 bytes. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** A bijection in each argument: the finaliser of SplitMix64 over the sum. */
  private static long mix(long a, long b) {
    long z = a * 0x9e3779b97f4a7c15L + b;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
