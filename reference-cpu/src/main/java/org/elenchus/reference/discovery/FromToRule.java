package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Unit;

/**
 * "From A to B the loss goes from 1.5 to 1.4, a cut of 6.7%": both numbers are those of tables, and
 * the percentage is taken from the first.
 */
final class FromToRule implements Rule {
  private static final Pattern FROM = Pattern.compile(".*\\bfrom\\s+\\**", Pattern.DOTALL);
  private static final Pattern TO = Pattern.compile("\\**\\s+to\\s+\\**");
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\s*[,(]\\s*(?:an?\\s+)?(?<word>\\p{L}+)\\s+(?:of|by)\\s+", Pattern.CASE_INSENSITIVE);
  private static final List<String> DOWN =
      List.of("cut", "drop", "fall", "reduction", "decrease", "improvement", "gain");
  private static final List<String> UP = List.of("rise", "increase", "growth");
  private static final int NEAR = 12;
  private static final int MAX_READINGS = 12;

  @Override
  public String name() {
    return "from one number to another";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (int i = 0; i + 1 < sentence.numbers().size(); i++) {
        Sentence.Printed from = sentence.numbers().get(i);
        Sentence.Printed to = sentence.numbers().get(i + 1);
        if (FROM.matcher(sentence.before(from.start(), NEAR)).matches()
            && sentence.joined(TO, from.end(), to.start())) {
          ends(contents, sentence, from, to, out);
          if (i + 2 < sentence.numbers().size()) {
            change(sentence, from, to, sentence.numbers().get(i + 2), out);
          }
        }
      }
    }
  }

  private static void ends(
      Contents contents, Sentence sentence, Sentence.Printed from, Sentence.Printed to, Sink out) {
    List<Sentence.Name> names =
        sentence.names().stream().filter(n -> n.end() <= from.start()).toList();
    List<Quantity.Mention> quantities =
        sentence.quantities().stream().filter(q -> q.end() <= from.start()).toList();
    if (names.size() != 2
        || quantities.isEmpty()
        || !FROM.matcher(sentence.before(names.getFirst().start(), NEAR)).matches()
        || !sentence.joined(TO, names.getFirst().end(), names.getLast().start())) {
      return;
    }
    String quantity = quantities.getLast().quantity().key();
    repeats(contents, quantity, names.getFirst().label(), from, out);
    repeats(contents, quantity, names.getLast().label(), to, out);
  }

  private static void repeats(
      Contents contents, String quantity, String name, Sentence.Printed number, Sink out) {
    List<Entry> meant = contents.find(quantity, name);
    Bounds said = Bounds.of(number.figure().interval());
    Draft draft =
        new Draft()
            .any()
            .says("the text gives the " + quantity + " of '" + name + "' as a table does")
            .line(number.figure().line());
    String text = draft.name(number.figure(), false);
    Optional<Entry> same = meant.stream().filter(e -> e.bounds().meets(said)).findFirst();
    same.ifPresent(e -> out.holds(() -> draft.part(text + " == " + draft.name(e))));
    if (meant.isEmpty() || meant.size() > MAX_READINGS || same.isPresent()) {
      return;
    }
    meant.forEach(e -> draft.part(text + " == " + draft.name(e)));
    out.fails(draft);
  }

  private static void change(
      Sentence sentence,
      Sentence.Printed from,
      Sentence.Printed to,
      Sentence.Printed share,
      Sink out) {
    Matcher m = CHANGE.matcher(sentence.text()).region(to.end(), share.start());
    if (share.figure().unit() != Unit.PERCENT || !m.matches()) {
      return;
    }
    String word = m.group("word").toLowerCase(Locale.ROOT);
    Bounds a = Bounds.of(from.figure().interval());
    Bounds b = Bounds.of(to.figure().interval());
    Bounds growth = b.over(a).minus(Bounds.of(1));
    Bounds said = Bounds.of(share.figure().interval());
    boolean known = DOWN.contains(word) || UP.contains(word);
    if (known) {
      Draft draft = new Draft().says("the percentage is taken from the first of the two numbers");
      String first = draft.line(from.figure().line()).name(from.figure(), false);
      String second = draft.name(to.figure(), false);
      String part = draft.name(share.figure(), false);
      draft.part("abs(" + second + " - " + first + ") == " + part + " * " + first);
      if (growth.abs().meets(said)) {
        out.holds(() -> draft);
      } else {
        out.fails(draft);
      }
    }
  }
}
