package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number measures: a usual quantity of studies of models, or simply the heading under which
 * it stands.
 *
 * @param key the quantity's name, the same for its synonyms
 * @param better which numbers are better
 * @param count whether whole numbers of it are counts, and not rounded
 */
record Quantity(String key, Better better, boolean count) {
  /** Which numbers are better. */
  enum Better {
    /** The lower ones. */
    LOWER,
    /** The higher ones. */
    HIGHER,
    /** Neither, or it is not known. */
    UNKNOWN
  }

  /** What tells how well a model does. */
  static final Set<String> QUALITIES = Set.of("loss", "perplexity", "error", "accuracy");

  static final String LOSS = "loss";
  static final String PERPLEXITY = "perplexity";
  static final String THROUGHPUT = "throughput";
  static final String LATENCY = "latency";
  static final String PARAMETERS = "parameters";
  static final String DEPTH = "depth";
  static final String WIDTH = "width";
  static final String BATCH = "batch";
  static final String STEPS = "steps";
  static final String LENGTH = "length";
  static final String TOKENS = "tokens";
  static final String HOURS = "hours";

  /** A comparison of another quantity with its value in some base row. */
  static final String DERIVED = "derived";

  /** How far the values behind a mean lie apart. */
  static final String DEVIATION = "deviation";

  /** The place in an order. */
  static final String PLACE = "place";

  /** What the words below begin with. */
  private static final String FIRST_LETTERS = "tspnlvecfwrmbdiuahgδ#k";

  private record Word(Pattern pattern, Quantity quantity) {}

  /** Tried in order: a heading such as "tokens per second" is a throughput before it is tokens. */
  private static final List<Word> WORDS =
      List.of(
          word(
              DEVIATION,
              Better.UNKNOWN,
              false,
              "(?:standard\\s+)?deviations?|std\\.?(?:\\s*dev\\.?)?|s\\.d\\."),
          word(PLACE, Better.UNKNOWN, true, "rank|place|^#$"),
          word(
              DERIVED,
              Better.UNKNOWN,
              false,
              "deltas?|Δ|differences?|changes?|gains?|relative(?:\\s+\\w+)?|speed-?ups?|speed(?:\\s+vs\\.?)"
                  + "|\\w+\\s+vs\\.?|vs\\.?|improvements?|shares?(?:\\s+of)?|savings?"
                  + "|rel\\.(?:\\s+\\w+)?|[-−–]\\s*ref\\.?"),
          word(
              THROUGHPUT,
              Better.HIGHER,
              false,
              "throughput|tok(?:ens?)?\\s?(?:/|per)\\s?s(?:ec(?:onds?)?)?"
                  + "|samples\\s?(?:/|per)\\s?s(?:ec(?:onds?)?)?"),
          word(DERIVED, Better.UNKNOWN, false, "speed|ratio"), // unless it says per second
          word(PERPLEXITY, Better.LOWER, false, "perplexity|ppl"),
          word(
              LOSS,
              Better.LOWER,
              false,
              "(?:(?:val(?:idation)?|test|train(?:ing)?|eval)\\s+)?loss(?:es)?|nll|cross-entropy|nats?"),
          word(
              LATENCY,
              Better.LOWER,
              false,
              "latency|latencies|ms\\s?(?:/|per)\\s?step|step\\s+time|ms"),
          word("error", Better.LOWER, false, "(?:error\\s+rate|error|wer|rmse|mse)"),
          word("accuracy", Better.HIGHER, false, "acc\\.|accuracy|accuracies|f1|bleu"),
          word(
              PARAMETERS,
              Better.UNKNOWN,
              false,
              "(?:non-embedding\\s+)?param(?:eter)?s?|model\\s+size|size"),
          word(DEPTH, Better.UNKNOWN, true, "depth|layers?|blocks|num_layers|L"),
          word(
              WIDTH,
              Better.UNKNOWN,
              true,
              "width|dim(?:ension)?|hidden(?:\\s+size)?|d_model|W|^d$"),
          word(BATCH, Better.UNKNOWN, true, "batch(?:\\s+size)?"),
          word(STEPS, Better.UNKNOWN, true, "steps?|updates?"),
          word(LENGTH, Better.UNKNOWN, true, "(?:sequence|context)\\s+length|seq_len|length"),
          word(TOKENS, Better.UNKNOWN, false, "tokens?|seen"),
          word("heads", Better.UNKNOWN, true, "(?:attention\\s+)?heads"),
          word(HOURS, Better.UNKNOWN, false, "hours?|hrs?|^h$"),
          word("memory", Better.LOWER, false, "(?:gpu\\s+|peak\\s+)?memory|vram"),
          word("emissions", Better.LOWER, false, "emissions?|emit(?:s|ted)?|CO₂|CO2"),
          word("energy", Better.LOWER, false, "energy|kWh"),
          word("compute", Better.UNKNOWN, false, "compute|flops?"),
          word("cost", Better.LOWER, false, "cost"));

  private static Word word(String key, Better better, boolean count, String pattern) {
    return new Word(
        Pattern.compile("(?<![\\p{L}\\p{N}_])(?:" + pattern + ")(?![\\p{L}\\p{N}_])", flags(key)),
        new Quantity(key, better, count));
  }

  /** Letters of formulas, L and W, are capital. */
  private static int flags(String key) {
    return key.equals(DEPTH) || key.equals(WIDTH) ? 0 : Pattern.CASE_INSENSITIVE;
  }

  /** The same quantity under a heading that says by an arrow which numbers are better. */
  Quantity marked(String heading) {
    return heading.contains("↓")
        ? new Quantity(key, Better.LOWER, count)
        : heading.contains("↑") ? new Quantity(key, Better.HIGHER, count) : this;
  }

  /** Whether it is one of the usual ones. */
  boolean isUsual() {
    return !key.startsWith("'");
  }

  /** Whether it tells how well a model does. */
  boolean isQuality() {
    return QUALITIES.contains(key);
  }

  /**
   * The quantity of a heading.
   *
   * @param heading the text of a heading of a row or column
   * @return a usual quantity if its words name one, otherwise one of its own
   */
  static Quantity of(String heading) {
    return usual(heading)
        .orElseGet(() -> new Quantity("'" + key(heading) + "'", Better.UNKNOWN, false));
  }

  /**
   * The usual quantity that some words name.
   *
   * @param words words of a heading or of running text
   * @return the quantity; nothing when none of the usual ones is named
   */
  static Optional<Quantity> usual(String words) {
    String text = words.length() > MAX_HEADING ? words.substring(0, MAX_HEADING) : words;
    for (Word word : WORDS) {
      if (word.pattern().matcher(text).find() || word.pattern().matcher(lower(text)).find()) {
        return Optional.of(word.quantity());
      }
    }
    return Optional.empty();
  }

  private static String lower(String text) {
    return text.length() == 1 ? text : text.toLowerCase(Locale.ROOT);
  }

  /** Longer headings are cut. */
  private static final int MAX_HEADING = 120;

  /**
   * The longest name of a usual quantity that begins at a place in a text.
   *
   * @param text running text
   * @param at the place
   * @return the mention, or null
   */
  static @Nullable Mention at(String text, int at) {
    Mention best = null;
    int end = Math.min(text.length(), at + MAX_HEADING);
    if (FIRST_LETTERS.indexOf(Character.toLowerCase(text.charAt(at))) < 0) {
      return null;
    }
    for (Word word : WORDS) {
      if (word.quantity().key().equals(DERIVED)) {
        continue;
      }
      Matcher m = word.pattern().matcher(text).region(at, end);
      m.useTransparentBounds(true);
      if (m.lookingAt() && m.end() - at > 1 && (best == null || m.end() > best.end())) {
        best = new Mention(word.quantity(), at, m.end());
      }
    }
    return best;
  }

  /**
   * A quantity named in running text.
   *
   * @param quantity which one
   * @param start the offset of its first character
   * @param end the offset behind it
   */
  record Mention(Quantity quantity, int start, int end) {}

  /** A heading without what stands in brackets, in lower case. */
  static String key(String heading) {
    String plain = heading.length() > MAX_HEADING ? heading.substring(0, MAX_HEADING) : heading;
    return plain
        .replaceAll("\\([^)]*\\)", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
