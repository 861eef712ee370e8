package org.elenchus.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.reports.View.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What the filters and the search go through, as scripts of limited size: a page opened from a
 * folder may load a script but not a data file.
 */
final class SearchIndex {
  /** Claims in one script. */
  static final int CHUNK = 2000;

  private static final int MAX_TITLE = 300;

  private SearchIndex() {}

  /** How many scripts hold so many claims; at least one. */
  static int chunks(int claims) {
    return Pagers.pages(claims, CHUNK);
  }

  /** Writes every script. */
  static void write(List<ClaimEvidence> claims, Addresses addresses, Staging site) {
    for (int chunk = 0; chunk < chunks(claims.size()); chunk++) {
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      int end = Math.min(claims.size(), (chunk + 1) * CHUNK);
      for (int i = chunk * CHUNK; i < end; i++) {
        rows.add(row(claims.get(i), addresses.claim(i)));
      }
      site.write(
          "data/claims-" + chunk + ".js", "elenchus.add(" + chunk + "," + script(rows) + ");\n");
    }
  }

  /** JSON that is also a script, wherever it may be put. */
  static String script(ArrayNode rows) {
    return rows.toString()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static ArrayNode row(ClaimEvidence claim, String href) {
    String title = claim.title();
    ArrayNode row = JsonNodeFactory.instance.arrayNode();
    row.add(href);
    row.add(title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE) + "…");
    row.add(claim.id());
    row.add(claim.kind());
    row.add(claim.document());
    row.add(claim.locator().in(claim.document()).brief());
    row.add(claim.origin() == Origin.REPAIR ? 1 : 0);
    row.add(word(Marks.of(claim, ReadingKind.LITERAL)));
    row.add(word(Marks.of(claim, ReadingKind.PROSE)));
    return row;
  }

  private static @Nullable String word(@Nullable Mark mark) {
    return mark == null ? null : mark.word();
  }
}
