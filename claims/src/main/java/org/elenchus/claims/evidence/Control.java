package org.elenchus.claims.evidence;

import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.verdict.Verdict;

/**
 * The twin of a check: the same check on the statement after one edit.
 *
 * @param patch the edit
 * @param verdict the verdict of the edited statement, on this check's grounds alone
 * @param evidence those grounds
 * @param asItShould whether the twin was settled the other way
 */
public record Control(Patch patch, Verdict verdict, Evidence evidence, boolean asItShould) {}
