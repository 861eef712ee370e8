package org.elenchus.verify.check;

import java.util.List;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Statement;

/**
 * A check for one form of statement, made from a search function.
 *
 * @param <S> the form
 * @param name the check's name
 * @param form the form's record
 * @param search brings grounds for a statement and a subject
 */
public record FormCheck<S extends Statement>(String name, Class<S> form, Search<S> search)
    implements Check {

  /**
   * A search that needs nothing but the statement.
   *
   * @param <S> the form of statement
   */
  @FunctionalInterface
  public interface Search<S extends Statement> {
    /**
     * Brings grounds.
     *
     * @param statement the statement
     * @param subject what a certificate is to be made out for
     * @return the grounds
     */
    Grounds settle(S statement, String subject);
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    return List.of(search.settle(form.cast(statement), subject));
  }
}
