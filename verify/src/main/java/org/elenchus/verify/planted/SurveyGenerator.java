package org.elenchus.verify.planted;

import java.util.random.RandomGenerator;

/**
 * Draws consistent studies the way people write about their training runs, by a fourth author who
 * had read neither the rules nor what earlier families had shown of them: papers, benchmark pages,
 * model cards, weekly reports, posts and bills.
 */
final class SurveyGenerator {
  /** What kind of text a study is. */
  enum Layout {
    /** The abstract and the experiments of a conference paper. */
    CONFERENCE,
    /** The benchmarks of a repository. */
    BENCH,
    /** The card of a model on a hub. */
    HUB,
    /** A weekly report to a group. */
    WEEKLY,
    /** A post that compares architectures in prose. */
    BLOG,
    /** What a project has cost in hours, money and energy. */
    BUDGET
  }

  private SurveyGenerator() {}

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
      case CONFERENCE -> new ConferenceLayout(draft).write();
      case BENCH -> new BenchLayout(draft).write();
      case HUB -> new HubLayout(draft).write();
      case WEEKLY -> new WeeklyLayout(draft).write();
      case BLOG -> new BlogLayout(draft).write();
      case BUDGET -> new BudgetLayout(draft).write();
    }
    return draft.study();
  }
}
