package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.elenchus.claims.document.Unit;
import org.elenchus.reference.discovery.Quantity.Better;

/**
 * "0.4 better (12% lower)": a difference of two numbers of one row or column, and the same as a
 * percentage of one of them. "Lower" takes the percentage from the larger, "higher" from the
 * smaller; other words leave both open.
 */
final class ShareOfDifferenceRule implements Rule {
  private static final Pattern BETWEEN = Pattern.compile("[\\p{L}\\s]{0,24}[(,]\\s*");
  private static final Pattern WORD = Pattern.compile("\\s*(\\p{L}+)?");
  private static final int NEAR = 16;
  private static final int MAX_NUMBERS = 200;
  private static final int MAX_READINGS = 24;

  @Override
  public String name() {
    return "a difference and its percentage";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (int i = 0; i + 1 < sentence.numbers().size(); i++) {
        Sentence.Printed difference = sentence.numbers().get(i);
        Sentence.Printed share = sentence.numbers().get(i + 1);
        if (difference.figure().unit() == Unit.NONE
            && share.figure().unit() == Unit.PERCENT
            && sentence.joined(BETWEEN, difference.end(), share.start())
            && !isOfAnother(sentence, difference, share)) {
          Set<String> about =
              sentence.about().isEmpty()
                  ? sentence.names().stream()
                      .filter(n -> n.end() <= difference.start())
                      .map(Sentence.Name::label)
                      .collect(Collectors.toSet())
                  : Set.of(sentence.about());
          propose(contents, sentence, difference.figure(), share, about, out);
        }
      }
    }
  }

  /** "0.1 in loss, 9% in perplexity" is no share of the difference. */
  private static boolean isOfAnother(
      Sentence sentence, Sentence.Printed difference, Sentence.Printed share) {
    Optional<String> first = quantity(sentence, difference.end(), share.start());
    Optional<String> second = quantity(sentence, share.end(), share.end() + NEAR);
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }

  private static Optional<String> quantity(Sentence sentence, int from, int to) {
    return sentence.quantities().stream()
        .filter(q -> q.start() >= from && q.start() < to)
        .map(q -> q.quantity().key())
        .findFirst();
  }

  private static void propose(
      Contents contents,
      Sentence sentence,
      Amount difference,
      Sentence.Printed share,
      Set<String> about,
      Sink out) {
    Matcher word = WORD.matcher(sentence.text()).region(share.end(), sentence.text().length());
    String how = word.lookingAt() ? Optional.ofNullable(word.group(1)).orElse("") : "";
    Draft draft = draft();
    String d = draft.line(difference.line()).name(difference, false);
    String p = draft.name(share.figure(), false);
    Bounds gap = Bounds.of(difference.interval()).abs();
    Bounds part = Bounds.of(share.figure().interval());
    int readings = 0;
    for (List<Entry> line : lines(contents, about)) {
      for (Entry large : line) {
        for (Entry small : line) {
          Bounds distance = large.bounds().minus(small.bounds());
          if (large.equals(small) || distance.hi() <= 0 || !distance.meets(gap)) {
            continue;
          }
          for (Entry base : bases(how, large, small)) {
            String size = difference.value().signum() < 0 ? "0 - " + d : d;
            if (base.bounds().times(part).meets(gap)) {
              out.holds(
                  () -> {
                    Draft one = draft().line(difference.line());
                    one.name(difference, false);
                    one.name(share.figure(), false);
                    return one.part(reading(one, size, p, large, small, base));
                  });
              return;
            }
            if (++readings > MAX_READINGS) {
              return;
            }
            draft.part(reading(draft, size, p, large, small, base));
          }
        }
      }
    }
    if (readings > 0) {
      out.fails(draft);
    }
  }

  private static Draft draft() {
    return new Draft().any().says("the percentage is the difference over one of the two numbers");
  }

  private static String reading(
      Draft draft, String size, String part, Entry large, Entry small, Entry base) {
    String gap = draft.name(large) + " - " + draft.name(small) + " == " + size;
    return gap + " && " + size + " == " + part + " * " + draft.name(base);
  }

  private static List<Entry> bases(String how, Entry large, Entry small) {
    return switch (how) {
      case "lower", "less", "fewer", "smaller" -> List.of(large);
      case "higher", "more", "larger" -> List.of(small);
      default -> List.of(large, small);
    };
  }

  /** Rows and columns of one quantity under a label. */
  private static List<List<Entry>> lines(Contents contents, Set<String> about) {
    List<List<Entry>> lines = new ArrayList<>();
    for (Sheet sheet : contents.sheets()) {
      List<Entry> numbers =
          sheet.entries().stream()
              .filter(e -> e.quantity().better() != Better.UNKNOWN && e.unit() == Unit.NONE)
              .toList();
      if (numbers.size() <= MAX_NUMBERS) {
        for (String label : about) {
          lines.add(numbers.stream().filter(e -> e.row().equals(label)).toList());
          lines.add(numbers.stream().filter(e -> e.column().equals(label)).toList());
        }
      }
    }
    return lines;
  }
}
