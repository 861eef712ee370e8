package org.elenchus.reference.discovery;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of labels, so that "E1 d26" is found again under "E1 Depth Sweep", row 26. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.]*[\\p{L}\\p{N}]%?");
  private static final Pattern PREFIXED = Pattern.compile("d(\\d{1,4})");
  private static final int MAX_LENGTH = 400;

  private Words() {}

  /** The words of some labels, in lower case; d26 is 26. */
  static Set<String> of(String... labels) {
    Set<String> words = new LinkedHashSet<>();
    for (String label : labels) {
      Matcher m = WORD.matcher(label.substring(0, Math.min(label.length(), MAX_LENGTH)));
      while (m.find()) {
        String word = m.group().toLowerCase(Locale.ROOT);
        Matcher prefixed = PREFIXED.matcher(word);
        words.add(prefixed.matches() ? prefixed.group(1) : word);
      }
    }
    return words;
  }
}
