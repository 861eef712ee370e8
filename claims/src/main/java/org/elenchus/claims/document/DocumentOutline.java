package org.elenchus.claims.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Which lines of a document are headings, code and tables.
 *
 * <p>Blocks come from CommonMark with tables; its inline pass is switched off, since nothing here
 * needs it. A document without a single Markdown heading is read as plain text: lines such as
 * {@code 4.2 Scaling Law Fit} are its headings, and every run of lines that begin with a pipe is a
 * table.
 */
final class DocumentOutline {
  private static final int MAX_DEPTH = 40;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MAX_DEPTH)
          .inlineParserFactory(context -> (lines, node) -> {})
          .build();
  private static final Pattern ATX = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)(?:\\s+#+)?\\s*");
  private static final Pattern PLAIN_HEADING =
      Pattern.compile(
          "(?:(?<number>(?:\\d{1,2}|[A-Z])(?:\\.\\d{1,2})*) (?=\\p{Lu}|Hyp)|Appendix [A-Z] |)"
              + "(?<title>[^.|]{1,80})");
  private static final Pattern REFERENCES =
      Pattern.compile("(?:References|Bibliography|Works Cited)", Pattern.CASE_INSENSITIVE);

  private final List<Section> sections = new ArrayList<>();
  private final BitSet code = new BitSet();
  private final BitSet tables = new BitSet();
  private final BitSet headings = new BitSet();
  private final BitSet references = new BitSet();

  private DocumentOutline() {}

  static DocumentOutline of(List<String> lines) {
    DocumentOutline outline = new DocumentOutline();
    outline.walk(PARSER.parse(String.join("\n", lines)), lines);
    if (outline.sections.stream().noneMatch(s -> s.level() > 0)) {
      outline.plainHeadings(lines);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!outline.code.get(i + 1) && lines.get(i).stripLeading().startsWith("|")) {
        outline.tables.set(i + 1);
      }
    }
    outline.sections.forEach(s -> outline.headings.set(s.line()));
    outline.markReferences(lines.size());
    return outline;
  }

  List<Section> sections() {
    return sections;
  }

  BitSet tableLines() {
    return tables;
  }

  FigureScanner.Context context(int line) {
    return new FigureScanner.Context(code.get(line), headings.get(line), references.get(line));
  }

  /** No deeper than the parser opens blocks. */
  private void walk(Node parent, List<String> lines) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Heading heading -> heading(heading, lines);
        case FencedCodeBlock block -> mark(block, code);
        case IndentedCodeBlock block -> mark(block, code);
        case TableBlock block -> mark(block, tables);
        default -> walk(node, lines);
      }
    }
  }

  private void heading(Heading heading, List<String> lines) {
    int line = heading.getSourceSpans().getFirst().getLineIndex() + 1;
    String text = lines.get(line - 1);
    Matcher atx = ATX.matcher(text);
    if (atx.matches()) { // a ruled heading (text above a row of dashes) is no heading here
      sections.add(new Section(line, heading.getLevel(), atx.group(1).strip()));
    }
  }

  private static void mark(Node node, BitSet lines) {
    for (SourceSpan span : node.getSourceSpans()) {
      lines.set(span.getLineIndex() + 1);
    }
  }

  private void plainHeadings(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      Matcher m = PLAIN_HEADING.matcher(text);
      if (code.get(i + 1) || !m.matches()) {
        continue;
      }
      String number = m.group("number");
      if (i == 0 || number != null || text.startsWith("Appendix ")) {
        int level =
            i == 0
                ? 1
                : number == null ? 2 : 2 + (int) number.chars().filter(c -> c == '.').count();
        sections.add(new Section(i + 1, level, text));
      } else if (REFERENCES.matcher(text).matches()) {
        sections.add(new Section(i + 1, 2, text));
      }
    }
  }

  private void markReferences(int lines) {
    for (int k = 0; k < sections.size(); k++) {
      if (REFERENCES.matcher(sections.get(k).title()).matches()) {
        int end = k + 1 < sections.size() ? sections.get(k + 1).line() : lines + 1;
        references.set(sections.get(k).line(), end);
      }
    }
  }
}
