package org.elenchus.verify.check;

import java.util.List;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.statement.Statement;

/** Runs nothing: the statement is a theorem of the literature that this project does not prove. */
record CitedCheck() implements Check {
  @Override
  public String name() {
    return "cited";
  }

  @Override
  public Class<Cited> form() {
    return Cited.class;
  }

  @Override
  public boolean needsTwin() {
    return false;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    Cited cited = form().cast(statement);
    return List.of(new Grounds.Reason(cited.reason() + " Source: " + cited.source()));
  }
}
