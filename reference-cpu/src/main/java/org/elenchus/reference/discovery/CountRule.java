package org.elenchus.reference.discovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/** "4 of 6 runs end below a loss of 1.5": so many numbers of the column lie on that side. */
final class CountRule implements Rule {
  private static final Pattern OF =
      Pattern.compile("\\**\\s+(?:out\\s+)?of\\s+(?:the\\s+|all\\s+)?\\**");
  private static final Pattern SIDE =
      Pattern.compile(
          "[^.;]*?\\b(?:(?<below>below|under|beneath|(?:less|lower|fewer|smaller)\\s+than)"
              + "|(?<above>above|over|beyond|exceeds?|(?:more|higher|greater|larger)\\s+than)"
              + "|(?<most>at\\s+most)|(?<least>at\\s+least))\\b[^.;]{0,40}",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int MAX_TOTAL = 60;

  /** A number and the side of it that is counted. */
  private record Threshold(Amount figure, boolean below, boolean within) {
    private Bounds at() {
      return Bounds.of(figure.value().doubleValue());
    }

    boolean surely(Entry entry) {
      double lo = entry.bounds().lo();
      double hi = entry.bounds().hi();
      return below
          ? (within ? hi <= at().lo() : hi < at().lo())
          : within ? lo >= at().hi() : lo > at().hi();
    }

    boolean surelyNot(Entry entry) {
      return new Threshold(figure, !below, !within).surely(entry);
    }

    String order() {
      return below ? (within ? " <= " : " < ") : within ? " >= " : " > ";
    }

    String otherwise() {
      return new Threshold(figure, !below, !within).order();
    }
  }

  @Override
  public String name() {
    return "a count in the text";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (int i = 0; i + 2 < sentence.numbers().size(); i++) {
        Sentence.Printed count = sentence.numbers().get(i);
        Sentence.Printed total = sentence.numbers().get(i + 1);
        Sentence.Printed limit = sentence.numbers().get(i + 2);
        if (sentence.joined(OF, count.end(), total.start())) {
          Matcher m = SIDE.matcher(sentence.text()).region(total.end(), limit.start());
          if (m.matches()) {
            boolean below = m.group("below") != null || m.group("most") != null;
            boolean within = m.group("most") != null || m.group("least") != null;
            Threshold threshold = new Threshold(limit.figure(), below, within);
            propose(contents, sentence, List.of(count, total, limit), threshold, out);
          }
        }
      }
    }
  }

  private static void propose(
      Contents contents,
      Sentence sentence,
      List<Sentence.Printed> said,
      Threshold threshold,
      Sink out) {
    Optional<Integer> count = whole(said.get(0).figure());
    Optional<Integer> total = whole(said.get(1).figure());
    Optional<String> quantity = quantity(sentence, said);
    if (count.isEmpty() || total.isEmpty() || quantity.isEmpty()) {
      return;
    }
    List<List<Entry>> columns =
        Stream.concat(contents.sheets().stream(), contents.joined().stream())
            .flatMap(s -> s.series().stream())
            .filter(s -> s.is(quantity.get()))
            .map(CountRule::parts)
            .filter(c -> c.size() == total.get())
            .toList();
    List<Draft> failing = new ArrayList<>();
    for (List<Entry> column : columns) {
      List<Entry> inside = column.stream().filter(threshold::surely).toList();
      List<Entry> outside = column.stream().filter(threshold::surelyNot).toList();
      Draft draft = draft(said.get(0).figure());
      String n = draft.name(said.get(0).figure(), true);
      String t = draft.name(threshold.figure(), true);
      if (inside.size() > count.get()) {
        draft.any().part(n + " >= " + inside.size());
        inside.forEach(e -> draft.part(draft.name(e) + threshold.otherwise() + t));
        failing.add(draft);
      } else if (outside.size() > column.size() - count.get()) {
        draft.any().part(n + " <= " + (column.size() - outside.size()));
        outside.forEach(e -> draft.part(draft.name(e) + threshold.order() + t));
        failing.add(draft);
      } else {
        inside.forEach(e -> draft.part(draft.name(e) + threshold.order() + t));
        outside.forEach(e -> draft.part(draft.name(e) + threshold.otherwise() + t));
        out.holds(() -> draft);
        return;
      }
    }
    if (failing.size() == 1) {
      out.fails(failing.getFirst());
    }
  }

  private static Draft draft(Amount count) {
    return new Draft().says("as many lie on that side as the text says").line(count.line());
  }

  /** The numbers of a column without its total. */
  private static List<Entry> parts(Series series) {
    return series
        .entries()
        .filter(e -> !TotalRule.isTotal(e.row()) && !TotalRule.isTotal(e.column()))
        .toList();
  }

  /** What is counted: named beside the limit, else last before it. */
  private static Optional<String> quantity(Sentence sentence, List<Sentence.Printed> said) {
    Quantity beside = Mentions.quantityOf(sentence, said.get(2));
    return Optional.ofNullable(beside)
        .or(
            () ->
                sentence.quantities().stream()
                    .filter(q -> q.start() >= said.get(1).end() && q.end() <= said.get(2).start())
                    .reduce((a, b) -> b)
                    .map(Quantity.Mention::quantity))
        .map(Quantity::key);
  }

  private static Optional<Integer> whole(Amount figure) {
    BigFraction value = figure.value();
    boolean small =
        value.getDenominator().equals(BigInteger.ONE)
            && value.signum() >= 0
            && value.compareTo(BigFraction.of(MAX_TOTAL)) <= 0
            && !figure.approximate();
    return small ? Optional.of(value.intValue()) : Optional.empty();
  }
}
