package org.elenchus.reference.discovery;

import java.util.List;
import java.util.regex.Pattern;

/** Sums and products that the text writes out: "112 x 512 = 57.3K". */
final class EquationRule implements Rule {
  private static final Pattern EQUALS = Pattern.compile("[\\s$]*(?:=|≈|\\\\approx)[\\s$]*");
  private static final Pattern TIMES =
      Pattern.compile("[\\s$]*(?:x|×|\\*|·|\\\\times|\\\\cdot)[\\s$]*(?:\\p{L}+\\s+)?");
  private static final Pattern PLUS = Pattern.compile("[\\s$]*\\+[\\s$]*");
  private static final Pattern MINUS = Pattern.compile("[\\s$]+[-−–][\\s$]+");
  private static final Pattern OVER = Pattern.compile("[\\s$]*[/÷][\\s$]*");

  @Override
  public String name() {
    return "an equation in the text";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      List<Sentence.Printed> numbers = sentence.numbers();
      for (int i = 0; i + 2 < numbers.size(); i++) {
        Bounds value = numbers.get(i).bounds();
        Draft draft = new Draft().says("both sides of the equation are equal");
        draft.line(numbers.get(i).figure().line());
        boolean first = i == 0 || operator(sentence, numbers.get(i - 1), numbers.get(i)) == ' ';
        StringBuilder left = new StringBuilder(name(draft, numbers.get(i)));
        for (int j = i + 1; first && j < numbers.size(); j++) {
          Sentence.Printed next = numbers.get(j);
          char operator = operator(sentence, numbers.get(j - 1), next);
          if (operator == ' ') {
            break;
          }
          if (operator == '=') {
            if (j > i + 1) {
              draft.part(left + " == " + name(draft, next));
              settle(draft, value.meets(bounds(next)), out);
            }
            break;
          }
          value =
              switch (operator) {
                case '*' -> value.times(bounds(next));
                case '/' -> value.over(bounds(next));
                case '+' -> value.plus(bounds(next));
                default -> value.minus(bounds(next));
              };
          left.insert(0, '(').append(' ').append(operator).append(' ');
          left.append(name(draft, next)).append(')');
        }
      }
    }
  }

  private static String name(Draft draft, Sentence.Printed number) {
    return draft.name(number.figure(), isCount(number));
  }

  private static Bounds bounds(Sentence.Printed number) {
    return Bounds.of(Entry.interval(number.figure(), isCount(number)));
  }

  /** Factors that are whole numbers are counts. */
  private static boolean isCount(Sentence.Printed number) {
    return number.figure().printed().matches("\\d{1,3}(?:,\\d{3})+|\\d{1,6}")
        && !number.figure().isScaled()
        && !number.figure().approximate();
  }

  private static void settle(Draft draft, boolean holds, Sink out) {
    if (holds) {
      out.holds(() -> draft);
    } else {
      out.fails(draft);
    }
  }

  private static char operator(Sentence sentence, Sentence.Printed a, Sentence.Printed b) {
    int from = a.end();
    int to = b.start();
    return sentence.joined(EQUALS, from, to)
        ? '='
        : sentence.joined(TIMES, from, to)
            ? '*'
            : sentence.joined(PLUS, from, to)
                ? '+'
                : sentence.joined(MINUS, from, to)
                    ? '-'
                    : sentence.joined(OVER, from, to) ? '/' : ' ';
  }
}
