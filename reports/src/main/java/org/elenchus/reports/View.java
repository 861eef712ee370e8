package org.elenchus.reports;

import java.util.List;
import org.elenchus.reports.TexText.Segment;
import org.jspecify.annotations.Nullable;

/** What the templates see: values that only need to be laid out. */
final class View {
  private View() {}

  /** A verdict word; {@code css} names its colour and shape, {@code text} is for readers. */
  public record Mark(String word, String css, String text, String meaning) {}

  /**
   * A verdict with how often it was given, where a click on it leads, and its stretch of a bar of
   * 1000 units.
   */
  public record Tally(Mark mark, int count, String href, int from, int width) {}

  /** A link to a page of the site; {@code href} is relative to the site's folder. */
  public record Link(String href, List<Segment> text, @Nullable String note, List<Mark> marks) {}

  /** What every page shows. */
  public record Frame(
      String title,
      String current,
      String commit,
      String started,
      boolean hasFigures,
      List<Mark> marks) {}

  /** A document in a list. */
  public record Document(
      String id,
      String title,
      String sha256,
      String href,
      @Nullable String annotated,
      int claims,
      int figures,
      List<Tally> tallies) {}

  /** A claim in a list. */
  public record Row(
      String href,
      List<Segment> title,
      String id,
      String kind,
      String where,
      boolean repair,
      @Nullable Mark literal,
      @Nullable Mark prose) {}

  /** One of the most consequential findings. */
  public record Finding(Mark mark, String href, List<Segment> title, List<Segment> sentence) {}

  /** Readings that were not run for one reason. */
  public record NotRun(List<Segment> reason, List<Link> claims, int more) {}

  /** A fact about the run or the auditor. */
  public record Fact(String name, String value) {}

  /** Where a page stands among pages of one list. */
  public record Pager(
      int number, int of, @Nullable String previous, @Nullable String next, List<PageLink> all) {}

  /** A page of a list. */
  public record PageLink(int number, String href, boolean here) {}

  /** The front page, and each further page of the list of claims. */
  public record Front(
      boolean first,
      String headline,
      List<Document> documents,
      List<Tally> tallies,
      List<Finding> findings,
      int claims,
      int readings,
      int chunks,
      List<Row> rows,
      Pager pager,
      List<NotRun> notRun,
      int notRunReadings,
      List<Fact> sure,
      List<Fact> trusted,
      List<Fact> run,
      List<Step> reproduce) {}

  /** A command and what it does. */
  public record Step(String command, String does) {}

  /** A JSON value laid out: see {@link Structure}. */
  public record Node(
      String kind,
      String text,
      List<Entry> entries,
      List<String> heads,
      List<List<String>> rows,
      int more) {}

  /** A named part of a value. */
  public record Entry(String name, Node node) {}

  /** A printed cell with the interval behind it. */
  public record Cell(
      String where,
      @Nullable String href,
      @Nullable String row,
      @Nullable String column,
      String printed,
      String from,
      String to,
      String exactFrom,
      String exactTo,
      @Nullable String neededFrom,
      @Nullable String neededTo,
      boolean disagrees,
      @Nullable String value,
      @Nullable Scale scale) {}

  /** Two intervals on one line of 1000 units. */
  public record Scale(int from, int to, int neededFrom, int neededTo) {}

  /** Training runs as a table. */
  public record Runs(
      List<Run> runs, List<Integer> lengths, List<Chart> charts, int finished, String csv) {}

  /** One run. */
  public record Run(
      String task,
      String model,
      String variant,
      long seed,
      String sizes,
      int steps,
      String state,
      List<String> accuracy) {}

  /** A drawing: SVG elements with coordinates, nothing else. */
  public record Chart(
      String title,
      String description,
      int width,
      int height,
      List<Shape> shapes,
      List<Label> labels) {}

  /** A path of a chart. */
  public record Shape(String css, String path, @Nullable String title) {}

  /** A text of a chart. */
  public record Label(String css, String x, String y, String anchor, String text) {}

  /** A random sample. */
  public record Sample(
      String property,
      int tries,
      int checks,
      int edgeCases,
      boolean falsified,
      List<Bar> coverage,
      List<String> original,
      List<String> shrunk,
      List<Segment> errorBound) {}

  /** A label with a count and its share in percent. */
  public record Bar(String label, int count, String share) {}

  /** The grounds of one piece of evidence; exactly the part that its type names is there. */
  public record Grounds(
      String sort,
      @Nullable Node proof,
      @Nullable String certificateClass,
      @Nullable String digest,
      boolean intact,
      @Nullable Sample sample,
      @Nullable List<Cell> cells,
      @Nullable Runs runs,
      @Nullable List<Segment> reason,
      @Nullable String json,
      @Nullable String jsonHref,
      @Nullable String jsonSize) {}

  /** The twin of a piece of evidence. */
  public record Twin(
      String patch,
      String operation,
      Mark verdict,
      boolean asItShould,
      List<Segment> finding,
      Grounds grounds) {}

  /** A piece of evidence. */
  public record Evidence(
      String anchor,
      String check,
      String scope,
      boolean wholeScope,
      boolean rechecked,
      boolean reason,
      @Nullable String seed,
      String duration,
      List<Segment> finding,
      Grounds grounds,
      @Nullable Twin twin) {}

  /** A reading with its verdict. */
  public record Reading(
      String word,
      String heading,
      Mark verdict,
      @Nullable Mark expected,
      List<Segment> says,
      String scope,
      List<String> under,
      List<Segment> summary,
      List<Evidence> evidence,
      Node formal,
      String formalJson) {}

  /** The page of a claim. */
  public record Claim(
      String id,
      String slug,
      String kind,
      List<Segment> title,
      List<Segment> statement,
      Document document,
      String where,
      @Nullable String heading,
      @Nullable String tableCell,
      @Nullable String source,
      boolean repair,
      @Nullable Link repairs,
      List<Link> repairedBy,
      List<Link> dependsOn,
      List<Link> neededBy,
      List<Link> contradicts,
      List<List<Segment>> hypotheses,
      List<Segment> doesNotShow,
      List<Reading> readings,
      String command,
      @Nullable Link previous,
      @Nullable Link next) {}

  /** A number of a document. */
  public record Figure(
      int line,
      @Nullable String source,
      int column,
      String printed,
      String state,
      String css,
      List<Segment> reason,
      List<Link> claims) {}

  /** The numbers of one document, or some of them. */
  public record Figures(
      Document document,
      List<Fact> states,
      List<Document> others,
      List<Figure> rows,
      Pager pager) {}

  /** A stretch of a line of a document; {@code group} joins numbers that exclude each other. */
  public record Span(String text, String tag, String css, String href, String title, int group) {}

  /** A line of a document; {@code lead} is a bullet, or says that a row of a table is its head. */
  public record Line(
      int number, String lead, @Nullable String css, List<Span> spans, List<List<Span>> cells) {}

  /** Lines that belong together, with the claims that begin in them. */
  public record Block(String kind, int level, List<Line> lines, List<Note> notes) {
    /** The same lines with notes. */
    Block with(List<Note> given) {
      return new Block(kind, level, lines, given);
    }
  }

  /** A note in the margin: a claim that begins at a line. */
  public record Note(
      int from,
      int to,
      boolean repair,
      List<Mark> marks,
      List<Segment> title,
      List<List<Segment>> why,
      String href) {}

  /** Lines with one verdict. */
  public record Stretch(Mark mark, int from, int lines) {}

  /** A document with its claims in the margin. */
  public record Annotated(
      Document document, List<Block> blocks, List<Stretch> coverage, int lines, int claimed) {}

  /** The list of documents. */
  public record Documents(List<Document> documents) {}
}
