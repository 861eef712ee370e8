package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where each claim and each document has its page. Ids of an evidence file are not believed: one
 * that could not stand in a path gets a name made from its digest.
 */
final class Addresses {
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");

  private final Map<String, String> claims = new HashMap<>();
  private final List<String> inOrder = new ArrayList<>();
  private final Map<String, String> documents = new HashMap<>();

  /** Addresses for all that a file names. */
  Addresses(EvidenceFile file) {
    Set<String> taken = new HashSet<>();
    for (ClaimEvidence claim : file.claims()) {
      String[] parts = claim.id().split("/", -1);
      boolean safe = parts.length == 2 && isSafe(parts[0]) && isSafe(parts[1]);
      String stem = safe ? claim.id() : "other/" + Json.digest(claim.id()).substring(0, 24);
      String path = "claims/" + stem + ".html";
      for (int again = 2; !taken.add(path); again++) {
        path = "claims/" + stem + "--" + again + ".html";
      }
      claims.putIfAbsent(claim.id(), path);
      inOrder.add(path);
    }
    for (DocumentEntry document : file.documents()) {
      documents.put(
          document.id(),
          isSafe(document.id()) ? document.id() : Json.digest(document.id()).substring(0, 24));
    }
  }

  /** No name that leads upwards, ends in a dot, or is the list pages' own. */
  private static boolean isSafe(String part) {
    return SAFE.matcher(part).matches() && !part.endsWith(".") && !part.contains("--");
  }

  /** The page of the claim at a place in the file. */
  String claim(int index) {
    return inOrder.get(index);
  }

  /** The page of the first claim with an id, or null if the file has none. */
  @Nullable String claim(String id) {
    return claims.get(id);
  }

  /** The stem of a document's file names, or null if the file does not list it. */
  @Nullable String document(String id) {
    return documents.get(id);
  }
}
