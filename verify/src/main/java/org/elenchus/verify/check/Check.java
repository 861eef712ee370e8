package org.elenchus.verify.check;

import java.util.List;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Statement;

/**
 * Looks for grounds for or against a formal statement. A check is not trusted: what it brings is
 * ruled on by the checker. It does not know whether it sees a claim or its twin.
 */
public interface Check {
  /**
   * The name by which claim files call it.
   *
   * @return lower-case words joined by hyphens
   */
  String name();

  /**
   * The form of statement that it settles.
   *
   * @return the form's record; {@link Statement} itself where it takes any
   */
  Class<? extends Statement> form();

  /**
   * Whether a claim file must give it a twin.
   *
   * @return false only for a check that gives a reason why nothing is run
   */
  default boolean needsTwin() {
    return true;
  }

  /**
   * Brings grounds.
   *
   * @param statement the statement to settle, of the check's form
   * @param subject what certificates are to be made out for
   * @param call how the claim file calls the check
   * @param context seed and budget of the run
   * @return at least one; the reason where nothing could be run
   * @throws CheckException if the check cannot do its work on this statement
   */
  List<Grounds> settle(Statement statement, String subject, CheckCall call, Context context);
}
