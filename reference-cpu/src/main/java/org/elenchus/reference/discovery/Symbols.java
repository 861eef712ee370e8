package org.elenchus.reference.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Symbols that a text introduces behind their names: "parameters $N$, validation loss $L$". */
final class Symbols {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<words>\\p{L}[\\p{L}-]{2,20}(?:\\s\\p{L}[\\p{L}-]{1,20})?)\\s+\\(?\\$(?<symbol>[A-Za-z](?:_\\{?\\w{1,8}\\}?)?)\\$");
  private static final int MAX_LINE = 2_000;

  private Symbols() {}

  /** What each symbol is called where it is first named by a usual quantity, or else first. */
  static Map<String, String> of(List<String> lines) {
    Map<String, String> symbols = new HashMap<>();
    for (String line : lines) {
      Matcher m = NAMED.matcher(line.substring(0, Math.min(line.length(), MAX_LINE)));
      while (m.find()) {
        String words = m.group("words");
        if (Quantity.usual(words).isPresent()) {
          symbols.putIfAbsent(m.group("symbol"), words);
        }
      }
    }
    return symbols;
  }

  /** A heading without dollar signs and arrows. */
  static String bare(String heading) {
    return heading.replaceAll("[$↓↑\\s]", "");
  }
}
