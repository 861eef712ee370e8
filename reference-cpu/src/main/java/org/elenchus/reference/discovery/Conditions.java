package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Set;

/**
 * Bare numbers that label rows or columns, such as lengths, and that a sentence prints: it is about
 * the numbers under those labels.
 */
final class Conditions {
  private Conditions() {}

  /** Whether a sentence may be about some numbers. */
  static boolean allow(Contents contents, Sentence sentence, List<Entry> entries) {
    return entries.stream().allMatch(e -> allows(contents, sentence, e));
  }

  private static boolean allows(Contents contents, Sentence sentence, Entry entry) {
    Set<String> labels = labels(sentence);
    for (Sheet sheet : contents.sheets()) {
      if (sheet.axis() == Sheet.Axis.TITLE
          && sheet.columns().contains(entry.column())
          && sheet.columns().stream().anyMatch(labels::contains)) {
        return labels.contains(entry.column());
      }
    }
    return true;
  }

  private static Set<String> labels(Sentence sentence) {
    return sentence.numbers().stream()
        .map(n -> n.figure().printed())
        .collect(java.util.stream.Collectors.toSet());
  }
}
