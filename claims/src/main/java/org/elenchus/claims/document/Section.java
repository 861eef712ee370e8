package org.elenchus.claims.document;

/**
 * A heading.
 *
 * @param line its line, 1-based
 * @param level 1 for the title, 2 for what stands under it, and so on
 * @param title its text, without marks
 */
public record Section(int line, int level, String title) {}
