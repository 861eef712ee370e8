package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A formula in whole numbers such as {@code "D*T"}, {@code "2*D+T-2"} or {@code "T-1-t"}: a sum of
 * products of variables with whole coefficients. Variables are single letters.
 *
 * @param coefficients for each product of variables, written {@code "D*T"} with its letters sorted
 *     (the empty word for 1), its coefficient, which is not 0
 */
public record Formula(SortedMap<String, Long> coefficients) {
  private static final Pattern TERM =
      Pattern.compile("([+-]?)(\\d{1,9}|[A-Za-z])((?:\\*[A-Za-z])*)");

  /** Copies the map. */
  public Formula {
    coefficients = Collections.unmodifiableSortedMap(new TreeMap<>(coefficients));
  }

  /**
   * Reads the written form.
   *
   * @param text as described above, without blanks
   * @return the formula
   * @throws IllegalArgumentException if the text is not a formula
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Formula parse(String text) {
    SortedMap<String, Long> sum = new TreeMap<>();
    Matcher term = TERM.matcher(text);
    int end = 0;
    while (term.find() && term.start() == end && (end == 0 || !term.group(1).isEmpty())) {
      end = term.end();
      boolean number = Character.isDigit(term.group(2).charAt(0));
      long size = number ? Long.parseLong(term.group(2)) : 1;
      String letters = (number ? "" : term.group(2)) + term.group(3).replace("*", "");
      String product = Arrays.stream(letters.split("")).sorted().collect(Collectors.joining("*"));
      sum.merge(product, term.group(1).equals("-") ? -size : size, Math::addExact);
    }
    if (end == 0 || end != text.length()) {
      throw new IllegalArgumentException("a formula is like \"2*D+T-2\", not \"" + text + "\"");
    }
    sum.values().removeIf(c -> c == 0);
    return new Formula(sum);
  }

  /**
   * The written form, products before the constant.
   *
   * @return text that {@link #parse} reads back
   */
  @JsonValue
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> term : coefficients.reversed().entrySet()) {
      long c = term.getValue();
      String product = term.getKey();
      text.append(c < 0 ? "-" : text.isEmpty() ? "" : "+");
      if (product.isEmpty()) {
        text.append(Math.abs(c));
      } else {
        text.append(Math.abs(c) == 1 ? "" : Math.abs(c) + "*").append(product);
      }
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
