package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokens of a training are its steps times the tokens of a step, where one passage gives all of
 * them: "60,000 steps of 384 sequences of 512 tokens, 197K tokens each, so 11.8B tokens".
 */
final class SettingsRule implements Rule {
  private static final Pattern STEPS = behind("\\s+(?:optimi[sz]er\\s+)?(?:steps|updates)\\b");
  private static final Pattern SEQUENCES = behind("\\s+(?:sequences|samples|examples)\\b");
  private static final Pattern EACH =
      behind(
          "\\$?\\s+tokens\\s+(?:each|(?:(?:per|a|every|in\\s+each)\\s+(?:step|update|batch)))\\b");
  private static final Pattern TOKENS =
      behind("\\$?\\s+tokens\\b(?!\\s+(?:per|a|every)\\s+(?!sequence|sample|example))");
  private static final Pattern TOTAL = behind("\\s+(?:tokens\\s+)?in\\s+(?:total|all)\\b");

  /** Before the tokens of a step: "128 x 512 = ", "53,000 steps of ". */
  private static final Pattern OF_A_STEP =
      Pattern.compile(".*(?:\\d\\s*=|\\b(?:steps|updates)\\s+of)\\s*", Pattern.DOTALL);

  private static final int NEAR = 32;

  /** Lines of one passage are no farther apart. */
  private static final int PASSAGE = 3;

  private static final int MAX_READINGS = 12;

  private static Pattern behind(String words) {
    return Pattern.compile(words + ".*", Pattern.DOTALL);
  }

  /** The numbers of one passage, by what the words behind them call them. */
  private record Passage(
      List<Sentence.Printed> steps,
      List<Sentence.Printed> sequences,
      List<Sentence.Printed> each,
      List<Sentence.Printed> tokens) {
    Passage() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(Sentence sentence, Sentence.Printed number) {
      String after = sentence.after(number.end(), NEAR);
      if (STEPS.matcher(after).matches()) {
        steps.add(number);
      } else if (SEQUENCES.matcher(after).matches()) {
        sequences.add(number);
      } else if (EACH.matcher(after).matches()
          || (TOKENS.matcher(after).matches()
              && OF_A_STEP.matcher(sentence.before(number.start(), NEAR)).matches())) {
        each.add(number);
      } else if (TOKENS.matcher(after).matches() || TOTAL.matcher(after).matches()) {
        tokens.add(number);
      }
    }
  }

  /** Numbers whose product the tokens may be. */
  private record Reading(List<Sentence.Printed> factors) {
    Bounds product() {
      return factors.stream().map(SettingsRule::bounds).reduce(Bounds.of(1), Bounds::times);
    }

    String equation(Draft draft, Sentence.Printed tokens) {
      List<String> names = factors.stream().map(f -> name(draft, f)).toList();
      return draft.name(tokens) + " == " + String.join(" * ", names);
    }
  }

  @Override
  public String name() {
    return "tokens are steps times the tokens of a step";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    List<Sentence> general =
        contents.sentences().stream()
            .filter(s -> s.about().isEmpty() && s.names().isEmpty() && !s.numbers().isEmpty())
            .toList();
    int end = 0;
    for (int begin = 0; begin < general.size(); begin = end) {
      Passage passage = new Passage();
      int first = line(general.get(begin));
      for (end = begin; end < general.size() && line(general.get(end)) < first + PASSAGE; end++) {
        Sentence sentence = general.get(end);
        sentence.numbers().forEach(n -> passage.add(sentence, n));
      }
      propose(passage, out);
    }
  }

  private static int line(Sentence sentence) {
    return sentence.numbers().getFirst().figure().line();
  }

  /**
   * The largest number of tokens is the product of others, in one of the ways that can be meant.
   */
  private static void propose(Passage passage, Sink out) {
    if (passage.tokens().isEmpty()) {
      return;
    }
    Sentence.Printed whole =
        passage.tokens().stream()
            .max(Comparator.comparingDouble(t -> t.bounds().middle()))
            .orElseThrow();
    List<Reading> readings = new ArrayList<>();
    for (Sentence.Printed step : passage.steps()) {
      passage.each().forEach(each -> readings.add(new Reading(List.of(step, each))));
      for (Sentence.Printed batch : passage.sequences()) {
        passage.tokens().stream()
            .filter(length -> !length.equals(whole))
            .forEach(length -> readings.add(new Reading(List.of(step, batch, length))));
      }
    }
    if (readings.isEmpty() || readings.size() > MAX_READINGS) {
      return;
    }
    Draft draft =
        new Draft()
            .any()
            .says("the tokens are the steps times the tokens of a step")
            .line(whole.figure().line());
    for (Reading reading : readings) {
      if (reading.product().meets(whole.bounds())) {
        Draft holding = new Draft().says(draft.says()).line(draft.line());
        out.holds(() -> holding.part(reading.equation(holding, whole)));
        return;
      }
      draft.part(reading.equation(draft, whole));
    }
    out.fails(draft);
  }

  /** Steps and sequences are counts; so are tokens that are printed in full, if not "about". */
  private static boolean isCount(Sentence.Printed number) {
    return number.figure().printed().matches("[\\d,]+")
        && !number.figure().isScaled()
        && !number.figure().approximate();
  }

  private static Bounds bounds(Sentence.Printed number) {
    return Bounds.of(Entry.interval(number.figure(), isCount(number)));
  }

  private static String name(Draft draft, Sentence.Printed number) {
    return draft.name(number.figure(), isCount(number));
  }
}
