package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.elenchus.reports.View.PageLink;
import org.elenchus.reports.View.Pager;

/** Pages of a long list. */
final class Pagers {
  private Pagers() {}

  /** How many pages of a size hold so many things; at least one. */
  static int pages(int things, int size) {
    return Math.max(1, (things + size - 1) / size);
  }

  /** Links from one page to its neighbours, the ends and some between. */
  static Pager of(int number, int of, IntFunction<String> href) {
    TreeSet<Integer> shown = new TreeSet<>(List.of(1, of));
    for (int near = Math.max(1, number - 2); near <= Math.min(of, number + 2); near++) {
      shown.add(near);
    }
    for (int tenth = 1; tenth < 10; tenth++) {
      shown.add(Math.max(1, tenth * of / 10));
    }
    List<PageLink> all = new ArrayList<>();
    for (int page : shown) {
      all.add(new PageLink(page, href.apply(page), page == number));
    }
    return new Pager(
        number,
        of,
        number == 1 ? null : href.apply(number - 1),
        number == of ? null : href.apply(number + 1),
        all);
  }
}
