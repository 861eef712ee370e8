package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Whether a finite machine is aperiodic: for each word w the machine, from any reachable state,
 * comes to rest under w, w, w, … An aperiodic machine recognises only star-free languages
 * (Schützenberger).
 *
 * @param task the task whose machine is meant, or null
 * @param machine the machine that is meant, or null
 * @param aperiodic whether it is
 */
@JsonTypeName("aperiodic")
public record Aperiodic(@Nullable TaskRef task, @Nullable GridMachine machine, boolean aperiodic)
    implements Statement {
  /** Exactly one machine must be meant. */
  public Aperiodic {
    if ((task == null) == (machine == null)) {
      throw new IllegalArgumentException("either a task or a machine is given");
    }
  }
}
