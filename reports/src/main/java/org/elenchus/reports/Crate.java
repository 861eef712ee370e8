package org.elenchus.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;

/** RO-Crate 1.1 metadata: what the report holds, of which run, of which documents. */
final class Crate {
  private Crate() {}

  /**
   * The metadata file.
   *
   * @param file the evidence
   * @param headline what was found, in a sentence
   * @param parts the files beside the pages and what each is: path to media type
   */
  static String of(EvidenceFile file, String headline, Map<String, String> parts) {
    ObjectNode crate = Json.object();
    crate.put("@context", "https://w3id.org/ro/crate/1.1/context");
    ArrayNode graph = crate.putArray("@graph");
    ObjectNode descriptor = entity(graph, "ro-crate-metadata.json", "CreativeWork");
    descriptor.putObject("conformsTo").put("@id", "https://w3id.org/ro/crate/1.1");
    descriptor.putObject("about").put("@id", "./");
    ObjectNode root = entity(graph, "./", "Dataset");
    root.put("name", "Audit of formal claims");
    root.put("description", headline);
    root.put("datePublished", file.run().started());
    root.putObject("license").put("@id", "#terms");
    references(root, "hasPart", List.copyOf(parts.keySet()));
    references(root, "mentions", List.of("#run"));
    references(root, "about", file.documents().stream().map(Crate::documentId).toList());
    ObjectNode terms = entity(graph, "#terms", "CreativeWork");
    terms.put("name", "No licence is stated");
    terms.put(
        "description", "The terms of the audited documents go on to hold for what is theirs.");
    parts.forEach(
        (path, type) -> {
          ObjectNode part = entity(graph, path, "File");
          part.put("name", path);
          part.put("encodingFormat", type);
        });
    ObjectNode run = entity(graph, "#run", "CreateAction");
    run.put("name", "elenchus audit");
    run.put("startTime", file.run().started());
    run.put(
        "description",
        "seed "
            + file.run().seed()
            + ", budget "
            + file.run().budget()
            + ", device "
            + file.run().device()
            + ", Java "
            + file.run().jdk());
    run.putObject("instrument").put("@id", "#elenchus");
    references(run, "object", file.documents().stream().map(Crate::documentId).toList());
    run.putObject("result").put("@id", "./");
    ObjectNode program = entity(graph, "#elenchus", "SoftwareApplication");
    program.put("name", "Elenchus");
    program.put("softwareVersion", file.run().commit());
    for (DocumentEntry document : file.documents()) {
      ObjectNode work = entity(graph, documentId(document), "CreativeWork");
      work.put("name", document.title());
      work.put("identifier", "sha256:" + document.sha256());
    }
    return Json.pretty(crate);
  }

  private static String documentId(DocumentEntry document) {
    return "#document-" + document.id();
  }

  private static ObjectNode entity(ArrayNode graph, String id, String type) {
    ObjectNode entity = graph.addObject();
    entity.put("@id", id);
    entity.put("@type", type);
    return entity;
  }

  private static void references(ObjectNode entity, String name, List<String> ids) {
    ArrayNode array = entity.putArray(name);
    ids.forEach(id -> array.addObject().put("@id", id));
  }
}
