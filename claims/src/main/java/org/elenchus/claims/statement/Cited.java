package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A result of the literature that is cited and not proved again here. It is never run.
 *
 * @param source where it is proved
 * @param reason why it was not run
 */
@JsonTypeName("cited")
public record Cited(String source, String reason) implements Statement {}
