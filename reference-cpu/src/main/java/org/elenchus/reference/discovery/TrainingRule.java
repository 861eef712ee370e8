package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens are steps times batch times length, and throughput times hours, across tables and text,
 * once most rows show that they are; and "in total" the text gives their sum.
 */
final class TrainingRule implements Rule {
  private static final Pattern TOTAL =
      Pattern.compile(
          ".*\\b(?:in total|altogether|a total of)\\b[^.]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TOKENS = Pattern.compile("\\s+tokens\\b.*", Pattern.DOTALL);
  private static final int NEAR = 60;
  private static final int MAX_ROWS = 60;
  private static final int SECONDS = 3600;

  private record Row(Entry tokens, List<Entry> factors, Bounds product) {
    boolean agrees() {
      return tokens.bounds().meets(product);
    }
  }

  @Override
  public String name() {
    return "tokens from steps or from time";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    Sentence.@Nullable Printed length = Mentions.only(contents, Mentions.LENGTH);
    Sentence.@Nullable Printed batch = Mentions.only(contents, Mentions.BATCH);
    for (Sheet sheet : contents.sheets()) {
      for (Series tokens : sheet.series()) {
        if (!tokens.is(Quantity.TOKENS) || tokens.size() > MAX_ROWS) {
          continue;
        }
        if (length != null && batch != null) {
          steps(rows(contents, tokens, length, batch), length, batch, out);
        }
        time(timed(contents, tokens), out);
        total(contents, tokens, out);
      }
    }
  }

  /** The one number of a quantity that a label has. */
  private static Optional<Entry> of(Contents contents, String quantity, String label) {
    List<Entry> found =
        contents.sheets().stream()
            .flatMap(s -> s.entries().stream())
            .filter(e -> e.quantity().key().equals(quantity) && e.name().equals(label))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static List<Row> rows(
      Contents contents, Series tokens, Sentence.Printed length, Sentence.Printed batch) {
    Bounds each =
        Bounds.of(Entry.interval(length.figure(), true))
            .times(Bounds.of(Entry.interval(batch.figure(), true)));
    List<Row> rows = new ArrayList<>();
    tokens
        .entries()
        .forEach(
            t ->
                of(contents, Quantity.STEPS, t.name())
                    .ifPresent(s -> rows.add(new Row(t, List.of(s), s.bounds().times(each)))));
    return rows;
  }

  private static List<Row> timed(Contents contents, Series tokens) {
    List<Row> rows = new ArrayList<>();
    tokens
        .entries()
        .forEach(
            t -> {
              Optional<Entry> rate = of(contents, Quantity.THROUGHPUT, t.name());
              Optional<Entry> hours = of(contents, Quantity.HOURS, t.name());
              if (rate.isPresent() && hours.isPresent()) {
                Bounds product =
                    rate.get().bounds().times(hours.get().bounds()).times(Bounds.of(SECONDS));
                rows.add(new Row(t, List.of(rate.get(), hours.get()), product));
              }
            });
    return rows;
  }

  private static boolean isMeant(List<Row> rows) {
    long agree = rows.stream().filter(Row::agrees).count();
    return agree >= 2 && agree * 2 >= rows.size();
  }

  private static void steps(
      List<Row> rows, Sentence.Printed length, Sentence.Printed batch, Sink out) {
    // Where no row agrees, length or batch itself may be wrong: then all rows share another one.
    List<Bounds> each =
        rows.stream().map(r -> r.tokens().bounds().over(r.factors().getFirst().bounds())).toList();
    boolean shared =
        rows.size() > 2
            && rows.stream().noneMatch(Row::agrees)
            && each.stream().allMatch(b -> b.meets(Bounds.mostShared(each)));
    if (!isMeant(rows) && !shared) {
      return;
    }
    for (Row row : rows) {
      Draft draft = new Draft().says("tokens are steps times batch times the sequence length");
      String t = draft.name(row.tokens());
      String s = draft.name(row.factors().getFirst());
      String b = draft.name(batch.figure(), true);
      String l = draft.name(length.figure(), true);
      settle(draft.part(t + " == " + s + " * " + b + " * " + l), row.agrees(), out);
    }
  }

  private static void settle(Draft draft, boolean holds, Sink out) {
    if (holds) {
      out.holds(() -> draft);
    } else {
      out.fails(draft);
    }
  }

  private static void time(List<Row> rows, Sink out) {
    if (isMeant(rows)) {
      for (Row row : rows) {
        Draft draft = new Draft().says("tokens are the throughput times the time");
        String t = draft.name(row.tokens());
        String r = draft.name(row.factors().getFirst());
        String h = draft.name(row.factors().getLast());
        settle(draft.part(t + " == " + r + " * " + h + " * " + SECONDS), row.agrees(), out);
      }
    }
  }

  private static void total(Contents contents, Series tokens, Sink out) {
    List<Entry> parts = tokens.entries().toList();
    if (parts.size() < 2) {
      return;
    }
    Bounds sum = parts.stream().map(Entry::bounds).reduce(Bounds.of(0), Bounds::plus);
    for (Sentence sentence : contents.sentences()) {
      for (Sentence.Printed number : sentence.numbers()) {
        Bounds said = Bounds.of(number.figure().interval());
        if (TOTAL.matcher(sentence.before(number.start(), NEAR)).matches()
            && TOKENS.matcher(sentence.after(number.end(), NEAR)).matches()
            && sentence.names().isEmpty()) {
          Draft draft = new Draft().says("the total of tokens is the sum of the table's");
          String whole = draft.line(number.figure().line()).name(number.figure(), false);
          String all = parts.stream().map(draft::name).collect(Collectors.joining(" + "));
          settle(draft.part(whole + " == " + all), said.meets(sum), out);
        }
      }
    }
  }
}
