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
  private static final Pattern STEPS =
      Pattern.compile("\\s+(?:optimi[sz]er\\s+)?(?:steps|updates)\\b.*", Pattern.DOTALL);
  private static final Pattern TOKENS = Pattern.compile("\\$?\\s+tokens\\b.*", Pattern.DOTALL);
  private static final int NEAR = 24;

  /** Lines of one passage are no farther apart. */
  private static final int PASSAGE = 3;

  @Override
  public String name() {
    return "tokens are steps times the tokens of a step";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    List<Sentence.Printed> steps = behind(contents, STEPS);
    List<Sentence.Printed> tokens = behind(contents, TOKENS);
    for (Sentence.Printed step : steps) {
      List<Sentence.Printed> near =
          tokens.stream()
              .filter(t -> Math.abs(t.figure().line() - step.figure().line()) < PASSAGE)
              .sorted(Comparator.comparingDouble(t -> t.bounds().middle()))
              .toList();
      if (near.size() >= 2) {
        propose(step, near, out);
      }
    }
  }

  private static List<Sentence.Printed> behind(Contents contents, Pattern words) {
    List<Sentence.Printed> found = new ArrayList<>();
    for (Sentence sentence : contents.sentences()) {
      for (Sentence.Printed number : sentence.numbers()) {
        if (sentence.about().isEmpty()
            && sentence.names().isEmpty()
            && words.matcher(sentence.after(number.end(), NEAR)).matches()) {
          found.add(number);
        }
      }
    }
    return found;
  }

  /** One of the numbers of tokens is another one times the steps. */
  private static void propose(Sentence.Printed step, List<Sentence.Printed> tokens, Sink out) {
    Draft draft =
        new Draft()
            .any()
            .says("the tokens are the steps times the tokens of a step")
            .line(step.figure().line());
    Bounds steps = Bounds.of(Entry.interval(step.figure(), true));
    String s = draft.name(step.figure(), true);
    for (Sentence.Printed part : tokens) {
      for (Sentence.Printed whole : tokens) {
        if (!part.equals(whole)) {
          String equation = draft.name(whole) + " == " + s + " * " + draft.name(part);
          if (steps.times(part.bounds()).meets(whole.bounds())) {
            Draft holding = new Draft().says(draft.says()).line(draft.line());
            String n = holding.name(step.figure(), true);
            holding.part(holding.name(whole) + " == " + n + " * " + holding.name(part));
            out.holds(() -> holding);
            return;
          }
          draft.part(equation);
        }
      }
    }
    out.fails(draft);
  }
}
