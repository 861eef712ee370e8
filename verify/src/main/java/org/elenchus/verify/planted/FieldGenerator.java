package org.elenchus.verify.planted;

import java.util.random.RandomGenerator;

/**
 * Draws consistent studies that look like what people publish, each kind with the habits of its
 * authors: numbers in mathematical notation, two numbers in one table cell, changes in parentheses,
 * means with their deviations, captions that hold the setting of a whole table, prose alone.
 */
final class FieldGenerator {
  /** What kind of document a study is. */
  enum Layout {
    /** The experiments of a paper. */
    PAPER,
    /** The front page of a repository. */
    README,
    /** A week of a laboratory log. */
    LOG,
    /** The card of a family of models. */
    CARD,
    /** A report of what happens when parts are left out. */
    ABLATION
  }

  private FieldGenerator() {}

  /**
   * Draws a study.
   *
   * @param random the stream of chance
   * @return a study in which every relation holds
   */
  static Study draw(RandomGenerator random) {
    return draw(Layout.values()[random.nextInt(Layout.values().length)], random);
  }

  static Study draw(Layout layout, RandomGenerator random) {
    Draft draft = new Draft(random);
    switch (layout) {
      case PAPER -> new PaperLayout(draft).write();
      case README -> new ReadmeLayout(draft).write();
      case LOG -> new LogLayout(draft).write();
      case CARD -> new CardLayout(draft).write();
      case ABLATION -> new AblationLayout(draft).write();
    }
    return draft.study();
  }
}
