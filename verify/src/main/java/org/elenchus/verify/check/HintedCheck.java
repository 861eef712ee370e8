package org.elenchus.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A check for one form of statement whose settings may hold a certificate that was found by hand,
 * such as the identity behind an inequality. It is believed no more than one that was searched for.
 *
 * @param <S> the form
 * @param name the check's name
 * @param form the form's record
 * @param search brings grounds for a statement
 */
record HintedCheck<S extends Statement>(String name, Class<S> form, Search<S> search)
    implements Check {

  /** A search that may be helped. */
  @FunctionalInterface
  interface Search<S extends Statement> {
    Grounds settle(S statement, String subject, @Nullable Certificate hint);
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    JsonNode settings = call.settings();
    try {
      Certificate hint = settings == null ? null : Json.convert(settings, Certificate.class);
      return List.of(search.settle(form.cast(statement), subject, hint));
    } catch (IllegalArgumentException e) {
      throw new CheckException(subject + ": settings hold no certificate", e);
    }
  }
}
