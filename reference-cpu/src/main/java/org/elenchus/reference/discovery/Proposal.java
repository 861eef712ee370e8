package org.elenchus.reference.discovery;

import org.elenchus.claims.statement.Relation;

/**
 * A relation that the author must have meant, if the rest of the document is read as usual.
 *
 * @param rule the rule that proposes it
 * @param says what should hold, in words
 * @param line the line of running text that says so; 0 where a table does
 * @param relation the same as a formal statement
 */
public record Proposal(String rule, String says, int line, Relation relation) {}
