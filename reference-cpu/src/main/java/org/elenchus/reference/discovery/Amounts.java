package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.Unit;

/** Reads the scales that stand apart from the digits of numbers. */
final class Amounts {
  private static final Pattern POWER =
      Pattern.compile(
          "\\s*(?:\\\\times|\\\\cdot|[×·x*])\\s*10\\s*"
              + "(?:\\^|\\*\\*)\\s*\\{?(?<power>[+−-]?\\d{1,2})\\}?");
  private static final Pattern APART =
      Pattern.compile(
          "(?:\\s|\\\\[,;\\s]?|\\s\\\\|~)?(?:(?<percent>%|per\\s?cent\\b)"
              + "|(?<times>(?:\\$?\\\\times\\$?|×|(?<=\\s)x(?=\\s))"
              + "(?!\\s*\\d)|times\\b|-fold\\b)"
              + "|(?<word>thousand|million|billion|trillion)\\b"
              + "|(?<=[\\s~,;])(?<letter>[KMBT])(?=\\s*(?:$|[|,;.:)\\]*_]|param|tok|tokens)))");
  private static final int REACH = 24;

  private Amounts() {}

  /** The numbers of each line, left to right; exponents are part of what they scale. */
  static Map<Integer, List<Amount>> of(List<String> lines, List<PrintedFigure> figures) {
    Map<Integer, List<Amount>> amounts = new HashMap<>();
    for (PrintedFigure figure : figures) {
      List<Amount> before = amounts.computeIfAbsent(figure.line(), l -> new ArrayList<>());
      boolean taken = !before.isEmpty() && before.getLast().end() > figure.column() - 1;
      if (!taken) {
        before.add(read(lines.get(figure.line() - 1), figure));
      }
    }
    return amounts;
  }

  private static Amount read(String line, PrintedFigure figure) {
    int end = figure.column() - 1 + figure.printed().length();
    if (figure.number().unit() != Unit.NONE) {
      return Amount.of(figure);
    }
    int reach = Math.min(line.length(), end + REACH);
    Matcher power = POWER.matcher(line).region(end, reach).useTransparentBounds(true);
    if (power.lookingAt()) {
      int exponent = Integer.parseInt(power.group("power").replace('−', '-'));
      return new Amount(figure, Unit.NONE, BigFraction.of(10).pow(exponent), power.end());
    }
    Matcher apart = APART.matcher(line).region(end, reach).useTransparentBounds(true);
    if (!apart.lookingAt()) {
      return Amount.of(figure);
    }
    Unit unit = apart.group("percent") != null ? Unit.PERCENT : Unit.TIMES;
    String scale = apart.group("letter") != null ? apart.group("letter") : apart.group("word");
    if (scale != null) {
      unit =
          switch (scale) {
            case "K", "thousand" -> Unit.KILO;
            case "M", "million" -> Unit.MEGA;
            case "B", "billion" -> Unit.GIGA;
            default -> Unit.TERA;
          };
    }
    return new Amount(figure, unit, unit.factor(), apart.end());
  }
}
