package org.elenchus.claims.evidence;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.elenchus.claims.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence: the grounds that a check brought, what the trusted checker found them to
 * reach, and how the twin fared.
 *
 * @param scope how far the grounds reach, as the checker derived it
 * @param check the check's name
 * @param rechecked whether the trusted checker accepted the grounds
 * @param seed the seed, where chance had a part
 * @param durationMillis how long the check took
 * @param control the twin; null only where the grounds are a reason, and within a control
 * @param grounds what was brought
 * @param finding what the checker established or why it refused, one sentence
 */
@JsonSerialize(using = EvidenceJson.Writer.class)
@JsonDeserialize(using = EvidenceJson.Reader.class)
public record Evidence(
    Scope scope,
    String check,
    boolean rechecked,
    @Nullable Long seed,
    long durationMillis,
    @Nullable Control control,
    Grounds grounds,
    String finding) {}
