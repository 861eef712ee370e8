package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.reference.discovery.Quantity.Better;

/** "A has the lowest loss": no other number of the column is certainly lower. */
final class SuperlativeRule implements Rule {
  private static final Map<String, Better> WORDS =
      Map.ofEntries(
          Map.entry("lowest", Better.LOWER),
          Map.entry("smallest", Better.LOWER),
          Map.entry("least", Better.LOWER),
          Map.entry("fewest", Better.LOWER),
          Map.entry("highest", Better.HIGHER),
          Map.entry("largest", Better.HIGHER),
          Map.entry("greatest", Better.HIGHER),
          Map.entry("most", Better.HIGHER),
          Map.entry("fastest", Better.HIGHER),
          Map.entry("slowest", Better.LOWER),
          Map.entry("cheapest", Better.LOWER),
          Map.entry("costliest", Better.HIGHER),
          Map.entry("best", Better.UNKNOWN),
          Map.entry("winner", Better.UNKNOWN),
          Map.entry("worst", Better.UNKNOWN));
  private static final Pattern SUPERLATIVE =
      Pattern.compile("\\b(" + String.join("|", WORDS.keySet()) + ")\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILLER =
      Pattern.compile(
          "(?:\\s+(?:of|the|number|overall|average|absolute|mean|final|share))*\\s+\\**");
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "\\b(?:except|among|second|next to|apart|besides|not|no longer|than any)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern THE = Pattern.compile("\\s*,?\\s*the\\s+");
  private static final Pattern IS = Pattern.compile("\\s+(?:is|was|:)\\s+\\**");

  /** Between a quantity and the name behind it: "loss (2.72) went to", "loss:", "loss was". */
  private static final Pattern TO_NAME =
      Pattern.compile(
          "(?:\\s*\\([^()]{0,30}\\))?[^.;:]{0,60}?"
              + "(?::|\\bis\\b|\\bwas\\b|\\b(?:comes|came|goes|went|belongs)\\s+(?:with|to)\\b|^\\s*(?:to|on)\\b)"
              + "\\s*(?:(?:that|those|the\\s+ones?)\\s+of\\s+)?[*`_\\s]*");

  private static final Pattern CHANGES =
      Pattern.compile(
          "\\s+(?:\\p{L}+\\s+)?(?:improvement|gain|change|drop|reduction|increase|jump)\\b");
  private static final Set<String> PRICED = Set.of("cheapest", "costliest");
  private static final Pattern COSTS =
      Pattern.compile("\\s+(?:expensive\\b|(?:\\p{L}+\\s+){0,2}spent(?=\\s+on\\b))");
  private static final Pattern PART =
      Pattern.compile(
          "\\b(?:today|yesterday|here|each|these|this\\s+(?:day|week|section|group|round|batch))\\b",
          Pattern.CASE_INSENSITIVE);

  /** "In the fastest state" says of a sentence when it holds, and not who is the fastest. */
  private static final Pattern WHEN =
      Pattern.compile(
          "\\s+(?:states?|settings?|modes?|configurations?|case|phase|stage|rows?|parts?|steps?)\\b");

  private static final Pattern IN_THE =
      Pattern.compile(
          ".*\\b(?:in|at|for|of|over|against|than)\\s+(?:the|its|their)\\s+", Pattern.DOTALL);

  /** "The best loss is bold" explains a mark and names nobody. */
  private static final Pattern LEGEND =
      Pattern.compile(
          "[^.;]*\\b(?:bold(?:face)?|underlined?|italics?|highlighted|marked|marks|starred|shaded)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int NEAR = 24;

  private static final int MAX_READINGS = 12;

  /** More numbers than this are not written into one relation that holds. */
  private static final int MAX_SHOWN = 40;

  @Override
  public String name() {
    return "what is called the highest or lowest";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      if (EXCEPTION.matcher(sentence.text()).find()) {
        continue;
      }
      Matcher m = SUPERLATIVE.matcher(sentence.text());
      while (m.find()) {
        String word = m.group(1).toLowerCase(Locale.ROOT);
        if (isWhen(sentence, m)) {
          continue;
        }
        int end = m.end();
        boolean winner = word.equals("winner"); // "on accuracy the winner is A"
        int start = m.start();
        Optional<Quantity.Mention> quantity =
            sentence.quantities().stream()
                .filter(
                    q ->
                        winner
                            ? sentence.joined(THE, q.end(), start)
                            : sentence.joined(FILLER, end, q.start()))
                .findFirst()
                .or(() -> implied(sentence, word, end));
        int behind = winner ? end : quantity.map(Quantity.Mention::end).orElse(end);
        Optional<Sentence.Name> name =
            sentence
                .nameAfter(behind)
                .filter(n -> sentence.joined(winner ? IS : TO_NAME, behind, n.start()))
                .or(() -> winner ? Optional.empty() : sentence.nameBefore(start))
                .filter(n -> !sentence.isParted(n.end(), start));
        if (quantity.isPresent() && name.isPresent()) {
          Draft draft = new Draft().any().line(sentence.line(m.start()));
          if (propose(
              contents, sentence, word, quantity.get().quantity(), name.get(), draft, out)) {
            out.fails(draft);
          }
        }
      }
    }
  }

  private static boolean isWhen(Sentence sentence, Matcher m) {
    boolean heading = // a column may be called "Fastest"
        sentence.quantities().stream().anyMatch(q -> q.start() == m.start() && q.end() == m.end());
    boolean legend =
        LEGEND.matcher(sentence.text()).region(m.end(), sentence.text().length()).lookingAt();
    return heading || legend || isStateOf(sentence, m);
  }

  private static boolean isStateOf(Sentence sentence, Matcher m) {
    return IN_THE.matcher(sentence.before(m.start(), NEAR)).matches()
        && WHEN.matcher(sentence.text())
            .region(m.end(), sentence.text().length())
            .useTransparentBounds(true)
            .lookingAt();
  }

  /** "The fastest" is about rates, "the cheapest" about costs, "the largest drop" about changes. */
  private static Optional<Quantity.Mention> implied(Sentence sentence, String word, int end) {
    if (word.equals("fastest") || word.equals("slowest")) {
      Quantity rate = Quantity.of(Quantity.THROUGHPUT);
      return Optional.of(new Quantity.Mention(rate, end, end));
    }
    Matcher costs = COSTS.matcher(sentence.text()).region(end, sentence.text().length());
    boolean priced = PRICED.contains(word);
    if (priced || costs.lookingAt()) {
      int behind = priced ? end : costs.end();
      return Optional.of(new Quantity.Mention(Quantity.of("cost"), end, behind));
    }
    Matcher changes = CHANGES.matcher(sentence.text()).region(end, sentence.text().length());
    return changes.lookingAt()
        ? Optional.of(new Quantity.Mention(Quantity.of("change"), end, changes.end()))
        : Optional.empty();
  }

  /** Fills in a draft; false if it may be so, at least as one reading. */
  private static boolean propose(
      Contents contents,
      Sentence sentence,
      String word,
      Quantity quantity,
      Sentence.Name name,
      Draft draft,
      Sink out) {
    Better order = order(word, quantity);
    if (order == Better.UNKNOWN) {
      return false;
    }
    draft.says(name.label() + " has the " + word + " " + quantity.key().replace("'", ""));
    int readings = 0;
    Set<String> words = Words.of(name.label());
    for (Sheet sheet : contents.wholes()) {
      List<Entry> entries =
          sheet.entries().stream()
              .filter(e -> Contents.measures(e, quantity.key()))
              .filter(e -> e.words().containsAll(words))
              .filter(e -> Conditions.allow(contents, sentence, List.of(e)))
              .toList();
      for (Entry entry : entries) {
        boolean inColumn = !Quantity.key(entry.column()).equals(Quantity.key(name.label()));
        List<Entry> peers = Order.peers(sheet, entry, inColumn);
        Optional<Entry> ahead = Order.ahead(entry, peers, order).findFirst();
        List<Entry> part = peers.stream().filter(e -> e.group() == entry.group()).toList();
        boolean inPart =
            part.size() > 1
                && PART.matcher(sentence.text()).find()
                && Order.ahead(entry, part, order).findAny().isEmpty();
        boolean change = quantity.key().equals(Quantity.DERIVED);
        Better other = order == Better.LOWER ? Better.HIGHER : Better.LOWER;
        boolean otherWay = change && Order.ahead(entry, peers, other).findAny().isEmpty();
        if (inPart || otherWay) {
          return false;
        }
        if (ahead.isEmpty()) {
          int line = draft.line();
          String says = draft.says();
          out.holds(() -> best(new Draft().says(says).line(line), entry, peers, order));
          return false;
        }
        if (++readings > MAX_READINGS) {
          return false;
        }
        draft.part(Order.notBehind(draft, entry, ahead.get(), order));
      }
    }
    return readings > 0;
  }

  private static Draft best(Draft draft, Entry entry, List<Entry> peers, Better order) {
    peers.stream()
        .filter(other -> !other.equals(entry))
        .limit(MAX_SHOWN)
        .forEach(other -> draft.part(Order.notBehind(draft, entry, other, order)));
    return draft;
  }

  private static Better order(String word, Quantity quantity) {
    Better better = quantity.better();
    return switch (word) {
      case "best", "winner" -> better;
      case "worst" ->
          switch (better) {
            case LOWER -> Better.HIGHER;
            case HIGHER -> Better.LOWER;
            case UNKNOWN -> Better.UNKNOWN;
          };
      default -> WORDS.getOrDefault(word, Better.UNKNOWN);
    };
  }
}
