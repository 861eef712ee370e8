package org.elenchus.reference.discovery;

/** How likely it is that numbers which have nothing to do with each other agree so often. */
final class Chance {
  private Chance() {}

  /**
   * A bound for the chance that so many of some places agree.
   *
   * @param places how many places there are
   * @param differ how many of them do not agree: these may be any
   * @param each the chance of one agreement
   * @param agreements how many of the agreements are not a matter of course
   * @return the chance for each choice of places, added up
   */
  static double of(int places, int differ, double each, int agreements) {
    double choices = 1;
    for (int i = 0; i < differ; i++) {
      choices *= (double) (places - i) / (i + 1);
    }
    return choices * Math.pow(each, agreements);
  }
}
