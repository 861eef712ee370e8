package org.elenchus.claims.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a claim.
 *
 * @param reading which of the two
 * @param says this reading in our own words
 * @param scope what it is about
 * @param formal the formal statement as JSON, the object that twins edit; {@link #statement()} is
 *     the same as a value
 * @param checks how it is settled, at least one, each called once
 * @param expected the verdict seen before; it detects drift and decides nothing
 * @param without hypotheses to drop in turn, or null: without each the reading's first check must
 *     come out the other way
 */
public record Reading(
    ReadingKind reading,
    String says,
    Scope scope,
    JsonNode formal,
    List<CheckCall> checks,
    @Nullable Verdict expected,
    @Nullable List<Dropped> without) {
  /** Copies the lists. */
  public Reading {
    checks = List.copyOf(checks);
    without = without == null ? null : List.copyOf(without);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a reading needs at least one check");
    }
    if (checks.stream().map(CheckCall::check).distinct().count() != checks.size()) {
      throw new IllegalArgumentException("a reading calls each check once");
    }
  }

  /**
   * The hypotheses to drop.
   *
   * @return them in order, none where the field is absent
   */
  public List<Dropped> needed() {
    return without == null ? List.of() : without;
  }

  /**
   * The formal statement as a value.
   *
   * @return the statement
   * @throws IllegalArgumentException if the JSON is not a statement
   */
  public Statement statement() {
    return Statement.parse(formal);
  }

  /**
   * The statement after a twin's edit.
   *
   * @param twin one edit
   * @return the edited statement
   * @throws IllegalArgumentException if the edit or its result is not possible
   */
  public Statement twin(Patch twin) {
    return Statement.parse(twin.applyTo(formal));
  }
}
