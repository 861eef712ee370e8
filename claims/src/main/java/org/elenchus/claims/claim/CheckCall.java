package org.elenchus.claims.claim;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A check that a reading asks for.
 *
 * @param check the check's name
 * @param twin the edit that must make the check come out the other way; null only for checks that
 *     give a reason why nothing was run
 * @param settings what the check needs beyond the formal statement (a budget, a seed list), or null
 */
public record CheckCall(String check, @Nullable Patch twin, @Nullable JsonNode settings) {}
