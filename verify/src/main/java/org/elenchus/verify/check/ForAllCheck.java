package org.elenchus.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reference.search.ForAllSearch;

/**
 * Settles relations for all values. Its settings may hold a certificate that was found by hand: the
 * identity behind an inequality. It is believed no more than one that was searched for.
 */
final class ForAllCheck implements Check {
  @Override
  public String name() {
    return "for-all";
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    if (!(statement instanceof ForAll forAll)) {
      throw new CheckException(subject + ": check for-all settles for-all statements alone");
    }
    JsonNode settings = call.settings();
    try {
      Certificate hint = settings == null ? null : Json.convert(settings, Certificate.class);
      return List.of(ForAllSearch.settle(forAll, subject, hint));
    } catch (IllegalArgumentException e) {
      throw new CheckException(subject + ": settings hold no certificate", e);
    }
  }
}
