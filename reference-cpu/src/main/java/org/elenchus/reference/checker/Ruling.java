package org.elenchus.reference.checker;

import java.util.List;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;

/** What the checker says to grounds. */
public sealed interface Ruling {
  /**
   * One sentence for a reader.
   *
   * @return what was established, or why the grounds were refused
   */
  String sentence();

  /**
   * The grounds are what they should be.
   *
   * @param kind what sort of grounds they are
   * @param outcome for the statement, against it, or neither
   * @param scope how far they reach; derived from the statement by the rule, never read from them
   * @param under cited results that the ruling rests on
   * @param sentence what was established
   */
  record Accepted(Kind kind, Outcome outcome, Scope scope, List<String> under, String sentence)
      implements Ruling {
    /** Copies the list. */
    public Accepted {
      under = List.copyOf(under);
    }

    /**
     * An acceptance that rests on nothing cited.
     *
     * @param kind what sort of grounds they are
     * @param outcome for or against
     * @param scope how far they reach
     * @param sentence what was established
     */
    public Accepted(Kind kind, Outcome outcome, Scope scope, String sentence) {
      this(kind, outcome, scope, List.of(), sentence);
    }
  }

  /**
   * The grounds do not show what they should.
   *
   * @param sentence why not
   */
  record Refused(String sentence) implements Ruling {}
}
