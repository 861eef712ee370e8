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
      boolean hasContradictions,
      boolean hasTraining,
      boolean hasGraph,
      boolean hasGpu,
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

  /** One of the most consequential findings: what is said, what was found, what rests on it. */
  public record Finding(
      Mark mark,
      String href,
      List<Segment> title,
      List<Segment> says,
      List<Segment> sentence,
      String consequences) {}

  /** Readings that were not run for one reason. */
  public record NotRun(List<Segment> reason, List<Link> claims, int more) {}

  /** A fact about the run or the auditor. */
  public record Fact(String name, String value) {}

  /**
   * A share with its 95 % interval in words and on a scale of 1000 units; {@code beyond} counts
   * those that could not be found.
   */
  public record Rate(
      String name,
      String share,
      String percent,
      String interval,
      int from,
      int width,
      int at,
      String beyond) {}

  /** What one release of the rules found in one family of studies. */
  public record Kept(String rules, Rate rate, String byType, String alarms) {}

  /** A package that a recheck believes: its size, and how well its tests notice a change. */
  public record Trusted(String name, String lines, String mutants, String killed, String note) {}

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
      String subtitle,
      List<Finding> findings,
      int claims,
      int readings,
      int chunks,
      List<Row> rows,
      Pager pager,
      List<NotRun> notRun,
      int notRunReadings,
      List<Fact> sure,
      List<Rate> planted,
      List<Rate> falseAlarms,
      List<Kept> kept,
      String keptNote,
      List<Trusted> trusted,
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
      @Nullable String value) {}

  /** Training runs as a table. */
  public record Runs(
      List<Run> runs, List<Integer> lengths, List<Chart> charts, String endings, String csv) {}

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

  /** A drawing of a fixed size: SVG elements with coordinates, and the same as a table. */
  public record Drawing(
      String title,
      String description,
      int width,
      int height,
      List<Shape> shapes,
      List<Label> labels,
      Table table) {}

  /**
   * A chart: a table, and in {@code plot} as JSON how the page draws it; see {@link Plot}. Keys
   * name its colours in their order; without panels it is one plot.
   */
  public record Chart(
      String title,
      String description,
      String plot,
      List<String> keys,
      boolean dots,
      List<Panel> panels,
      Table table) {
    /** The same with the table as a file. */
    Chart withCsv(String href) {
      return new Chart(title, description, plot, keys, dots, panels, table.at(href));
    }
  }

  /** One of several plots side by side, for the rows with one value. */
  public record Panel(String value, String title) {}

  /** A table; {@code csv} is the same as a file, where there is one. */
  public record Table(List<String> heads, List<List<String>> rows, @Nullable String csv) {
    /** The same with a file. */
    Table at(String href) {
      return new Table(heads, rows, href);
    }
  }

  /** A path of a drawing. */
  public record Shape(String css, String path, @Nullable String title) {}

  /** A text of a drawing. */
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
      @Nullable Drawing drawing,
      @Nullable Chart chart,
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
      boolean counterexample,
      boolean rechecked,
      boolean reason,
      @Nullable String seed,
      String duration,
      @Nullable List<Segment> finding,
      Grounds grounds,
      @Nullable Twin twin) {}

  /** What fails without one hypothesis. */
  public record Without(List<Segment> hypothesis, Twin rest) {}

  /** A reading with its verdict. */
  public record Reading(
      String word,
      String heading,
      Mark verdict,
      @Nullable Mark expected,
      List<Segment> says,
      List<Segment> why,
      String scope,
      List<String> under,
      List<Segment> summary,
      List<Evidence> evidence,
      List<Without> without,
      List<List<Segment>> formulas,
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
      String repairedHead,
      List<Link> repairedBy,
      List<Link> dependsOn,
      List<Link> neededBy,
      List<Link> contradicts,
      List<Link> trained,
      @Nullable List<Segment> untrained,
      List<Link> proved,
      List<Link> doubt,
      List<List<Segment>> hypotheses,
      List<Segment> doesNotShow,
      List<Reading> readings,
      String command,
      String legend,
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

  /** Distinct contradictions, or some of them; {@code first} is the number of the first shown. */
  public record Contradictions(
      int total, int across, int first, List<Contradiction> rows, Pager pager) {}

  /** Cells that cannot all be right, the claims that say so, and what else uses the cells. */
  public record Contradiction(
      List<String> documents,
      List<TexText.Segment> relation,
      List<String> names,
      List<Cell> cells,
      List<Link> claims,
      List<Effect> effects,
      int more) {}

  /** How a reading fares without the cells of a contradiction. */
  public record Effect(Link claim, String reading, String says, String css) {}

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
  public record Block(
      String kind,
      int level,
      List<Line> lines,
      List<Note> notes,
      List<Note> quiet,
      List<Integer> skipped) {
    /** The same lines with notes, some of them folded. */
    Block with(List<Note> open, List<Note> folded) {
      return new Block(kind, level, lines, open, folded, skipped);
    }

    /** The same lines, and the numbers of lines before their end that show nothing themselves. */
    Block after(List<Integer> given) {
      return new Block(kind, level, lines, notes, quiet, given);
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

  /** A cell of a heat map: a number, its worst and best seed, its shade from 0 to 10, its title. */
  public record HeatCell(String text, String seeds, String shade, String title) {}

  /** A row of a heat map. */
  public record HeatRow(String name, List<HeatCell> cells) {}

  /** Models by tasks; {@code csv} is the same as a file. */
  public record Heat(String title, List<String> tasks, List<HeatRow> rows, String csv) {}

  /** The drawings of one task. */
  public record TaskRuns(String task, int runs, List<Chart> charts) {}

  /** A measurement that is no training run, with the claim that it is about. */
  public record Measured(Link claim, Chart chart) {}

  /** All training runs, and what else was measured. */
  public record Training(
      int runs,
      String endings,
      List<Heat> heats,
      List<TaskRuns> tasks,
      List<Measured> measured,
      @Nullable Table replication,
      int more,
      List<Link> claims,
      String csv,
      String curvesCsv) {}

  /** A reading of a claim and its verdict, as a node of the graph shows them. */
  public record ReadingMark(String reading, Mark mark) {}

  /** A claim in the graph; {@code x} and {@code y} are its box's upper left corner. */
  public record GraphNode(
      int number,
      String href,
      List<String> lines,
      String title,
      String id,
      String document,
      String css,
      List<ReadingMark> verdicts,
      String words,
      boolean repair,
      String doubt,
      int x,
      int y,
      String next,
      String before) {}

  /** An edge of the graph with the numbers of its nodes. */
  public record GraphEdge(int from, int to, String kind, String path, String arrow) {}

  /** A relation between claims in words. */
  public record Relation(Link from, String says, Link to) {}

  /** The graph of claims. */
  public record Graph(
      int claims,
      int omitted,
      int doubtful,
      int width,
      int height,
      List<GraphNode> nodes,
      List<GraphEdge> edges,
      List<Relation> relations,
      List<String> documents,
      List<Mark> marks) {}

  /** A table of what a GPU showed. */
  public record GpuPart(String title, String note, Table table) {}

  /** The page of what a GPU showed. */
  public record Gpu(
      String state,
      String reason,
      List<Fact> facts,
      List<GpuPart> parts,
      List<String> notMeasured) {}
}
