package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.View.Fact;
import org.elenchus.reports.View.Gpu;
import org.elenchus.reports.View.GpuPart;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/** What {@code gpu-check} saw on a machine with a GPU: the file that it left there. */
final class GpuPage {
  /** Where the page stands in the site. */
  static final String HREF = "gpu.html";

  /** The parts that are lists of one shape: where they are, their title, their fields. */
  private static final List<Listed> LISTS =
      List.of(
          new Listed(
              "contract",
              "Every model beside the CPU",
              "Ten steps of training; observed over allowed is at most 1 where the losses agree"
                  + " within the roundings.",
              List.of("model", "variant", "precision", "off", "repeats", "tests"),
              List.of("model", "variant", "format", "observed/allowed", "same bits", "same tests")),
          new Listed(
              "memory",
              "Under compute-sanitizer",
              "The same training, watched by each tool.",
              List.of("tool", "state", "errors", "reason"),
              List.of("tool", "state", "errors", "reason")),
          new Listed(
              "kernels",
              "Operations beside the ceilings",
              "Bytes and operations are counted from the sizes; the shares are of a large copy and"
                  + " of a large product, measured in the same run.",
              List.of("kernel", "bytes", "operations", "seconds", "ofCopy", "ofProduct"),
              List.of("operation", "bytes", "operations", "s", "of the copy", "of the product")),
          new Listed(
              "storage",
              "Numbers kept as bfloat16",
              "The largest difference of a loss from double precision, relative to 1 + loss.",
              List.of("model", "variant", "full", "narrow"),
              List.of("model", "variant", "single precision", "bfloat16")));

  private record Listed(
      String field, String title, String note, List<String> fields, List<String> heads) {}

  private final Path file;
  private final JsonNode check;

  /**
   * Reads the file.
   *
   * @throws InputException if it is not one that {@code gpu-check} writes
   */
  GpuPage(Path file) {
    this.file = file;
    check = Json.read(file, Json.MAX_CLAIM_BYTES, JsonNode.class);
    if (!List.of("PASSED", "FAILED", "NOT_RUN").contains(check.path("state").asText())) {
      throw new InputException(
          file.toString(),
          0,
          "state",
          "expected PASSED, FAILED or NOT_RUN, as gpu-check writes it");
    }
  }

  Gpu page() {
    List<GpuPart> parts = new ArrayList<>();
    add(
        parts,
        "Populations",
        "Symbols trained in a second, each entry at its H, T and S.",
        speeds());
    for (Listed listed : LISTS) {
      List<List<String>> rows =
          list(listed.field).stream()
              .map(row -> listed.fields.stream().map(name -> text(row.path(name))).toList())
              .toList();
      add(parts, listed.title, listed.note, new Table(listed.heads, rows, null));
    }
    return new Gpu(
        check.path("state").asText(),
        check.path("reason").asText(),
        facts(),
        parts,
        list("notMeasured").stream().map(JsonNode::asText).toList());
  }

  private static void add(List<GpuPart> parts, String title, String note, Table table) {
    if (!table.rows().isEmpty()) {
      parts.add(new GpuPart(title, note, table));
    }
  }

  private List<JsonNode> list(String field) {
    JsonNode found = check.path(field);
    if (!found.isMissingNode() && !found.isArray()) {
      throw new InputException(
          file.toString(), 0, field, "expected a list, as gpu-check writes it");
    }
    return StreamSupport.stream(found.spliterator(), false).toList();
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    fact(facts, "Device", check.path("device").path("name"));
    fact(facts, "Compute capability", check.path("device").path("sm"));
    fact(facts, "Bytes of device memory", check.path("device").path("memory"));
    fact(facts, "Bytes a second of a large copy", check.path("ceilings").path("copyBytes"));
    fact(facts, "Operations a second of our product", check.path("ceilings").path("ownProduct"));
    fact(facts, "The same of cuBLAS", check.path("ceilings").path("cublasProduct"));
    return facts;
  }

  private static void fact(List<Fact> facts, String name, JsonNode value) {
    if (!text(value).isEmpty()) {
      facts.add(new Fact(name, text(value)));
    }
  }

  /** A row for each implementation and size. */
  private Table speeds() {
    List<List<String>> rows = new ArrayList<>();
    list("gpu").forEach(speed -> rows.add(speed("this GPU", speed)));
    list("cpu").forEach(speed -> rows.add(speed("this machine's CPU", speed)));
    for (JsonNode neighbour : list("neighbours")) {
      String name = text(neighbour.path("name")) + " " + text(neighbour.path("version"));
      neighbour.path("speeds").forEach(speed -> rows.add(speed(name.strip(), speed)));
    }
    return new Table(List.of("on", "H", "T", "S", "symbols a second"), rows, null);
  }

  private static List<String> speed(String name, JsonNode speed) {
    return List.of(
        name,
        text(speed.path("hidden")),
        text(speed.path("length")),
        text(speed.path("population")),
        text(speed.path("tokensPerSecond")));
  }

  /** A value as people read it; nothing where there is none. */
  private static String text(@Nullable JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Words.grouped(value.asLong());
    }
    return value.isNumber() ? String.format(Locale.ROOT, "%.3g", value.asDouble()) : value.asText();
  }
}
