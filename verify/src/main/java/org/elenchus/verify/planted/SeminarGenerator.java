package org.elenchus.verify.planted;

import java.util.random.RandomGenerator;

/**
 * Draws consistent studies the way they are handed round in a seminar, by a sixth author who had
 * not read the rules or what any family had shown of them: a thesis, a service page, a reproduction
 * and a sweep.
 */
final class SeminarGenerator {
  /** What kind of text a study is. */
  enum Layout {
    /** The chapter of a thesis with two tables over the same models. */
    THESIS,
    /** A company's page on how its models are served and what that costs. */
    SERVICE,
    /** A report on the reproduction of a paper. */
    REPRODUCTION,
    /** A sweep over learning rates and widths. */
    SWEEP
  }

  private SeminarGenerator() {}

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
      case THESIS -> new ThesisLayout(draft).write();
      case SERVICE -> new ServiceLayout(draft).write();
      case REPRODUCTION -> new ReproductionLayout(draft).write();
      case SWEEP -> new SweepLayout(draft).write();
    }
    return draft.study();
  }
}
