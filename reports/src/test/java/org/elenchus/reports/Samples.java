package org.elenchus.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.claim.Trained;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Contradiction.Carried;
import org.elenchus.claims.evidence.Contradiction.Spot;
import org.elenchus.claims.evidence.Contradiction.Without;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Evidence files for tests: a small made-up audit with every verdict word and every type of
 * evidence. Nothing in it was measured.
 */
final class Samples {
  static final String NOTE = "note-on-depth";
  static final String SWEEP = "sweep-of-sizes";

  private Samples() {}

  /** The made-up audit. */
  static EvidenceFile audit() {
    return file(claims(), figures());
  }

  /** The text of the first document; its markup is text. */
  static String note() {
    StringBuilder text = new StringBuilder("# A note on depth in time and depth in layers\n");
    for (int line = 2; line <= 260; line++) {
      text.append(
          switch (line) {
            case 3 -> "## Results";
            case 5 -> "<script>hostile=1</script> and <img src=x onerror=hostile=1> are *text*.";
            case 38, 59, 181, 255 -> "- A claim of **this** line, with `code <b>` and 1.50 in it.";
            case 60 -> "- A second line of the same claim.";
            case 70 -> "```";
            case 71 -> "h = A h + *B x*  | not a table |";
            case 72 -> "```";
            default -> line % 2 == 0 ? "" : "Some text at line " + line + ".";
          });
      text.append('\n');
    }
    return text.toString();
  }

  /** The text of the second document, with the row whose cells exclude each other. */
  static String sweep() {
    StringBuilder text = new StringBuilder("# A sweep of sizes: four models, two budgets\n");
    for (int line = 2; line <= 110; line++) {
      text.append(
          switch (line) {
            case 101 -> "| Model | Parameters | Depth | Width |";
            case 102 -> "|-------|-----------:|-------|-------|";
            case 103 -> "| d26 | 224M | 26 | 2,048 |";
            case 104 -> "| **d32** | 407M | 32 | 1440 |";
            case 61 -> "The deep model has twice the throughput: 39K against 19K.";
            default -> "";
          });
      text.append('\n');
    }
    return text.toString();
  }

  /** Writes both documents, under names that say nothing, and one that is not audited. */
  static Path documents(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("000_x.txt"), sweep());
    Files.writeString(folder.resolve("001_y.txt"), note());
    Files.writeString(folder.resolve("002_z.txt"), "# Another");
    return folder;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with given claims. */
  static EvidenceFile file(List<ClaimEvidence> claims, List<FigureEntry> figures) {
    return new EvidenceFile(
        EvidenceFile.SCHEMA,
        new EvidenceFile.Run(
            "2025-11-22T03:00:00Z", 42, "standard", "cpu", "25.0.3", "f872918c0ffee", 184.25),
        List.of(
            new EvidenceFile.TrustedPackage("org.elenchus.reference.checker", 571),
            new EvidenceFile.TrustedPackage("org.elenchus.reference.exact", 840)),
        List.of(
            new DocumentEntry(NOTE, "A note on depth in time and depth in layers", sha256(note())),
            new DocumentEntry(
                SWEEP, "A sweep of sizes: four models, two budgets", sha256(sweep()))),
        claims,
        figures,
        EvidenceFile.count(claims),
        new Auditor(
            7,
            List.of(
                new Auditor.ErrorType(
                    "digit swap", new Auditor.Share(199, 200, 0.97246, 0.99987), 3)),
            new Auditor.Share(1, 200, 0.00013, 0.02754),
            List.of(
                new Auditor.Mutation(
                    "org.elenchus.reference.checker", 90, 87, 2, "2025-11-20", false)),
            releases()),
        replication(),
        contradictions());
  }

  /** One by the cells of a claim's grounds, one across documents whose cells no grounds have. */
  private static List<Contradiction> contradictions() {
    List<Spot> row =
        cells(true).cells().stream()
            .map(c -> new Spot(c.document(), 103, c.row(), c.column(), c.printed()))
            .toList();
    return List.of(
        new Contradiction(
            row,
            "p == 12*d*w^2",
            List.of(SWEEP + "/throughput"),
            List.of(
                new Carried(
                    SWEEP + "/optimal-depth",
                    ReadingKind.LITERAL,
                    Verdict.CONSISTENT,
                    Without.CAN_HOLD))),
        new Contradiction(
            List.of(
                new Spot(NOTE, 9, null, null, "26"), new Spot(SWEEP, 104, "d26", "depth", "27")),
            "a == b",
            List.of("nowhere/at-all"),
            List.of()));
  }

  /** One release of the rules that met two families of studies, and one that met one again. */
  private static Auditor.Releases releases() {
    Auditor.Family known = family("known", 200, 199);
    Auditor.Family foreign = family("foreign", 16, 57);
    return new Auditor.Releases(
        "Foreign studies were first seen by release 1",
        List.of(
            new Auditor.Release(1, "2025-11-19", List.of(known, foreign)),
            new Auditor.Release(2, "2025-11-20", List.of(family("foreign", 155, 200)))));
  }

  private static Auditor.Family family(String name, int digits, int units) {
    return new Auditor.Family(
        name,
        List.of(
            new Auditor.ErrorType("digit swap", new Auditor.Share(digits, 200, 0, 1), 3),
            new Auditor.ErrorType("wrong unit", new Auditor.Share(units, 200, 0, 1), 0)),
        new Auditor.Share(0, 200, 0, 0.02));
  }

  /** One published row, and two runs of ours beside it. */
  private static Replication replication() {
    return new Replication(
        "kept.jsonl.gz",
        "00",
        List.of(
            new Replication.Published(
                "them/parity",
                "Them, <b>table 2</b>",
                "prefix parity",
                "Delta",
                "scaled",
                "best of 3",
                "3-40",
                List.of(new Replication.Point("40-256", ".017")),
                List.of(new Replication.Beside("parity", "e88-delta", "trained")))),
        List.of(
            ours("e88-delta", 0.75, 0.5), // beside the row
            ours("mamba2", 0.5, 0.0))); // beside nothing
  }

  private static Replication.Ours ours(String model, double mean, double scaled) {
    return new Replication.Ours(
        "parity",
        Map.of(),
        model,
        "trained",
        Map.of("layers", 2),
        16,
        List.of(1L, 2L),
        List.of(500, 500),
        List.of("finished", "finished"),
        "cpu",
        256,
        List.of(
            new Replication.Reached(
                128,
                List.of(mean, mean),
                List.of(0.0, 0.0),
                mean,
                List.of(mean, mean),
                mean,
                mean,
                0.5,
                scaled)));
  }

  /** Claims with every verdict word. */
  static List<ClaimEvidence> claims() {
    return List.of(
        claim("stack-cannot-count", 59)
            .title("No stack of $D$ linear-temporal layers computes the running threshold")
            .statement(
                "For every number of layers $D$, no stack of $D$ layers with states $h_t = A"
                    + " h_{t-1} + B x_t$ and an activation between layers computes $$\\tau_t ="
                    + " \\Big[\\sum_{s \\le t} x_s > \\theta\\Big]$$ at every position.")
            .hypothesis("$A$, $B$ and $C$ do not change with $t$.")
            .hypothesis("The activation acts on each position alone.")
            .doesNotShow(
                "A refutation on integer inputs says nothing of real inputs, where a step cannot"
                    + " be made by a continuous map.")
            .contradicts("two-layer-counter")
            .reading(
                literal(Verdict.REFUTED)
                    .says("No such stack is exact at all positions, whatever its parameters.")
                    .summary(
                        "A two-layer network computes the threshold exactly on every bit word,"
                            + " with five weights that do not grow with $T$. It was run on all"
                            + " words up to length 12 and shown for all $T$ by induction.")
                    .evidence(
                        evidence(obstruction(Role.WITNESS, Provenance.CONSTRUCTED))
                            .finding(
                                "The network's output is $\\tau_t$ for all words of bits: the first"
                                    + " layer counts, the second clips $n - \\theta$ to $[0, 1]$.")
                            .twin(Verdict.PROVED, "With one layer no weights do it.")))
            .reading(
                prose(Verdict.UNSUPPORTED)
                    .says("Depth in layers cannot stand in for nonlinearity in time.")
                    .summary(
                        "The conclusion does not follow: one network meets all that is offered and"
                            + " computes the threshold, another does not.")
                    .evidence(
                        evidence(obstruction(Role.COUNTERMODEL, null))
                            .finding("Both models satisfy the premises; they differ in the end.")
                            .twin(Verdict.PROVED, "With the premise on one layer it follows.")))
            .build(),
        claim("two-layer-counter", 59)
            .repairs("stack-cannot-count")
            .title("Two layers with ReLU compute the running threshold on bits")
            .statement("For $D = 2$ and ReLU there is one network for all $T$ and each $\\theta$.")
            .doesNotShow("Nothing about how training would find it.")
            .reading(
                literal(Verdict.PROVED)
                    .says("One setting of the weights serves every length.")
                    .summary("The network is written down and checked by induction on $T$.")
                    .under("$\\mathsf{TC}^0 \\ne \\mathsf{NC}^1$")
                    .evidence(
                        evidence(obstruction(Role.CERTIFICATE, null))
                            .finding("Base and step hold as identities of rationals.")
                            .twin(Verdict.REFUTED, "With $\\theta + 1$ it errs on 11.")))
            .build(),
        claim("linear-cannot-xor", 38)
            .title("One linear recurrence cannot compute XOR over positions")
            .trained("xor-in-training")
            .statement("No $y_T = C h_T$ equals $x_1 \\oplus \\dots \\oplus x_T$ for $T \\ge 2$.")
            .reading(
                literal(Verdict.PROVED)
                    .says("No affine map takes the values of XOR on the four words of length 2.")
                    .summary("Four words with multipliers that no affine map survives.")
                    .evidence(
                        evidence(obstruction(Role.CERTIFICATE, null))
                            .finding(
                                "$\\sum \\lambda = 0$, $\\sum \\lambda x = 0$, but"
                                    + " $\\sum \\lambda y = -2$; any affine map errs by at least"
                                    + " $1/2$.")
                            .twin(Verdict.REFUTED, "For AND of one bit there is one."))
                    .evidence(
                        evidence(sample(false))
                            .finding("No linear model among those drawn comes near.")
                            .twin(Verdict.REFUTED, "The twin is falsified at once.")))
            .build(),
        claim("depth-of-a-step", 181)
            .title("Each time step adds one composition")
            .untrained("A count of compositions has no $W$ to train.")
            .dependsOn("linear-cannot-xor")
            .reading(
                literal(Verdict.VACUOUS)
                    .says("The effective depth is a constant by definition.")
                    .summary("After the definitions are replaced no model is left in it.")
                    .evidence(
                        evidence(obstruction(Role.UNFOLDING, null))
                            .finding("The same check passes with any other model in its place.")
                            .twin(Verdict.REFUTED, "With 2 for 1 it is false.")))
            .reading(
                prose(Verdict.VERIFIED)
                    .says("The longest path of the unrolled graph has $D + T - 1$ nonlinearities.")
                    .summary("Every $T$ and $D$ up to 12 was unrolled and measured.")
                    .evidence(
                        evidence(obstruction(Role.CERTIFICATE, null))
                            .scope(Scope.of(NumberSystem.REALS, Map.of("T", "1..12", "D", "1..12")))
                            .finding("A path from below and a potential from above agree.")
                            .twin(Verdict.REFUTED, "With $D + T$ the first graph disagrees.")))
            .build(),
        claim("xor-in-training", 255)
            .title("A linear recurrence does not learn temporal XOR")
            .dependsOn("linear-cannot-xor")
            .reading(
                literal(Verdict.SUPPORTED)
                    .says("Its accuracy stays at chance for every seed.")
                    .summary("No seed of five beats chance at $T = 16$ at 95 % confidence.")
                    .evidence(
                        evidence(runs())
                            .finding("All 95 % intervals hold one half; the Elman net reaches 1.")
                            .twin(Verdict.REJECTED, "The Elman net learns it.")))
            .reading(
                prose(Verdict.REJECTED)
                    .says("Nor does a stack of two.")
                    .summary("Two layers with SiLU between them reach 98 % on three seeds of five.")
                    .evidence(
                        evidence(runs())
                            .finding("The lower ends of three intervals lie above 0.9.")
                            .twin(Verdict.SUPPORTED, "One layer does not.")))
            .build(),
        claim("throughput", 61)
            .in(SWEEP)
            .title("The deep model has twice the throughput at equal loss")
            .kind("figure")
            .cell("d26", "tok/s")
            .statement("The printed throughputs stand as $39\\,000 : 19\\,000$.")
            .contradicts("linear-cannot-xor")
            .reading(
                literal(Verdict.CONSISTENT)
                    .says("The two printed numbers give a ratio of about two.")
                    .summary("Some values behind the digits give any ratio from 2.0 to 2.11.")
                    .evidence(
                        evidence(cells(false))
                            .finding("A ratio of 2.05 is possible.")
                            .twin(Verdict.CONTRADICTED, "A ratio of 3 is not.")))
            .reading(
                prose(Verdict.CONTRADICTED)
                    .says("It learns twice as fast in wall-clock time.")
                    .summary(
                        "The sweep's own row of equal time has the other model ahead: the three"
                            + " cells cannot all be right.")
                    .expected(Verdict.CONSISTENT)
                    .evidence(
                        evidence(cells(true))
                            .finding("Parameters, depth and width of the row exclude each other.")
                            .twin(Verdict.CONSISTENT, "With 403M for 224M they agree.")))
            .build(),
        claim("optimal-depth", 95)
            .in(SWEEP)
            .title("The best depth grows with the budget")
            .kind("law")
            .dependsOn("throughput")
            .reading(
                literal(Verdict.INCONCLUSIVE)
                    .says("$L^\\star = P / (c\\,e)$.")
                    .summary("A sample does not settle a statement about all budgets.")
                    .evidence(
                        evidence(sample(true))
                            .rechecked(false)
                            .finding("The sample was refused: it does not name its law.")
                            .twin(Verdict.INCONCLUSIVE, "Nothing was settled.", false)))
            .reading(
                prose(Verdict.NOT_RUN)
                    .says("At a billion parameters it is 40 to 50.")
                    .summary("No row of that size is at hand.")
                    .evidence(
                        evidence(new Grounds.Reason("it would need models of $10^9$ parameters"))))
            .build());
  }

  private static List<FigureEntry> figures() {
    List<FigureEntry> figures = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      figures.add(
          new FigureEntry(
              i % 3 == 0 ? NOTE : SWEEP,
              10 + i,
              3 + i % 7,
              i % 5 == 0 ? "403M" : "1." + i,
              i % 8 == 1 ? "inconsistent" : i % 3 == 0 ? "consistent" : "not checkable",
              i % 8 == 1 ? "the row would need 1.9 to 2.1" : "nothing else speaks of it",
              i % 8 == 1 ? List.of(SWEEP + "/throughput") : List.of()));
    }
    return figures;
  }

  static Proof obstruction(Role role, @Nullable Provenance origin) {
    int[][] words = {{0, 0, 1}, {0, 1, -1}, {1, 0, -1}, {1, 1, 1}};
    List<AffineObstruction.Row> rows = new ArrayList<>();
    for (int[] word : words) {
      rows.add(
          new AffineObstruction.Row(
              List.of(BigFraction.of(word[0]), BigFraction.of(word[1])), BigFraction.of(word[2])));
    }
    return Proof.of(role, origin, NOTE + "/linear-cannot-xor/literal", new AffineObstruction(rows));
  }

  static Grounds.Sample sample(boolean falsified) {
    return new Grounds.Sample(
        "linearModelsStayAway",
        1000,
        988,
        12,
        List.of(
            new Grounds.Sample.Coverage("stable", 731),
            new Grounds.Sample.Coverage("growing", 269)),
        falsified,
        falsified ? List.of("A = 7/3, B = 1") : List.of(),
        falsified ? List.of("A = 1, B = 1") : List.of(),
        "A statement false on more than $3/1000$ of them would have been falsified with 95 %"
            + " probability.");
  }

  static Grounds.Cells cells(boolean disagree) {
    return new Grounds.Cells(
        List.of(
            cell(
                "parameters", "224M", interval(2235, 2245), disagree ? interval(3900, 4100) : null),
            cell("depth", "26", interval(260, 260), null),
            cell(
                "width",
                "2,048",
                interval(20480, 20480),
                disagree ? interval(14000, 15100) : null)));
  }

  private static Cell cell(
      String column, String printed, Interval interval, @Nullable Interval needed) {
    return new Cell(SWEEP, List.of(103, 103), "d26", column, printed, interval, needed, null);
  }

  private static Interval interval(int fromTenths, int toTenths) {
    return new Interval(BigFraction.of(fromTenths, 10), BigFraction.of(toTenths, 10));
  }

  static Grounds.Runs runs() {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      runs.add(run("lti", "", seed, 0.69, 0.67, 260, 9));
      runs.add(run("lti-silu", "2 layers", seed, 0.69, 0.02 + 0.01 * seed, 504, 90));
    }
    return new Grounds.Runs(runs);
  }

  private static Run run(
      String model, String variant, long seed, double first, double last, int right, int lost) {
    List<Double> loss = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      double mixed = last + (first - last) * Math.exp(-i * (0.15 + 0.02 * seed));
      loss.add(Math.round(mixed * 1e4) / 1e4);
    }
    List<Accuracy> accuracy = new ArrayList<>();
    for (int length = 8; length <= 64; length *= 2) {
      int shrink = (int) (lost * Math.log(length / 8.0));
      accuracy.add(new Accuracy(length, Math.max(0, right - shrink + (int) seed), 512));
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("D", variant.isEmpty() ? 1 : 2);
    sizes.put("H", 16);
    return new Run("temporal XOR", model, variant, seed, sizes, 2000, "finished", accuracy, loss);
  }

  // Builders: a claim has many parts, and a test is about one of them.

  static ClaimBuilder claim(String slug, int line) {
    return new ClaimBuilder(slug, line);
  }

  static ReadingBuilder literal(Verdict verdict) {
    return new ReadingBuilder(ReadingKind.LITERAL, verdict);
  }

  static ReadingBuilder prose(Verdict verdict) {
    return new ReadingBuilder(ReadingKind.PROSE, verdict);
  }

  static EvidenceBuilder evidence(Grounds grounds) {
    return new EvidenceBuilder(grounds);
  }

  static final class ClaimBuilder {
    private final String slug;
    private final int line;
    private String document = NOTE;
    private String kind = "theorem";
    private String title = "A claim";
    private String statement = "It is so for every $T$.";
    private String doesNotShow = "";
    private @Nullable String repairs;
    private @Nullable Trained trained;
    private @Nullable String row;
    private @Nullable String column;
    private final List<String> hypotheses = new ArrayList<>();
    private final List<String> dependsOn = new ArrayList<>();
    private final List<String> contradicts = new ArrayList<>();
    private final List<ReadingEvidence> readings = new ArrayList<>();

    private ClaimBuilder(String slug, int line) {
      this.slug = slug;
      this.line = line;
    }

    ClaimBuilder in(String id) {
      document = id;
      return this;
    }

    ClaimBuilder kind(String text) {
      kind = text;
      return this;
    }

    ClaimBuilder title(String text) {
      title = text;
      return this;
    }

    ClaimBuilder statement(String text) {
      statement = text;
      return this;
    }

    ClaimBuilder doesNotShow(String text) {
      doesNotShow = text;
      return this;
    }

    ClaimBuilder repairs(String other) {
      repairs = NOTE + "/" + other;
      return this;
    }

    ClaimBuilder cell(String inRow, String inColumn) {
      row = inRow;
      column = inColumn;
      return this;
    }

    ClaimBuilder hypothesis(String text) {
      hypotheses.add(text);
      return this;
    }

    ClaimBuilder dependsOn(String other) {
      dependsOn.add((other.equals("throughput") ? SWEEP : NOTE) + "/" + other);
      return this;
    }

    ClaimBuilder trained(String... others) {
      trained = new Trained(Arrays.stream(others).map(o -> NOTE + "/" + o).toList(), null);
      return this;
    }

    ClaimBuilder untrained(String why) {
      trained = new Trained(List.of(), why);
      return this;
    }

    ClaimBuilder contradicts(String other) {
      contradicts.add(NOTE + "/" + other);
      return this;
    }

    ClaimBuilder reading(ReadingBuilder reading) {
      readings.add(reading.build());
      return this;
    }

    ClaimEvidence build() {
      return new ClaimEvidence(
          document + "/" + slug,
          repairs == null ? Origin.DOCUMENT : Origin.REPAIR,
          repairs,
          document,
          new Place(List.of(line, line + 2), "Results", null, row, column),
          kind,
          title,
          statement,
          dependsOn,
          contradicts,
          readings,
          hypotheses,
          doesNotShow,
          trained);
    }
  }

  static final class ReadingBuilder {
    private final ReadingKind kind;
    private final Verdict verdict;
    private String says = "It is so.";
    private String summary = "It was found to be so.";
    private @Nullable Verdict expected;
    private Object formal = Map.of("form", "running-threshold", "layers", 2, "threshold", "1/2");
    private final List<String> under = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    private ReadingBuilder(ReadingKind kind, Verdict verdict) {
      this.kind = kind;
      this.verdict = verdict;
    }

    ReadingBuilder says(String text) {
      says = text;
      return this;
    }

    ReadingBuilder summary(String text) {
      summary = text;
      return this;
    }

    ReadingBuilder expected(Verdict word) {
      expected = word;
      return this;
    }

    ReadingBuilder formal(Object statement) {
      formal = statement;
      return this;
    }

    ReadingBuilder under(String result) {
      under.add(result);
      return this;
    }

    ReadingBuilder evidence(EvidenceBuilder one) {
      evidence.add(one.build());
      return this;
    }

    private ReadingEvidence build() {
      return new ReadingEvidence(
          kind,
          Scope.of(NumberSystem.REALS, Map.of("T", "2..", "inputs", "bits")),
          verdict,
          expected,
          under,
          summary,
          evidence,
          says,
          Json.tree(formal),
          null);
    }
  }

  static final class EvidenceBuilder {
    private final Grounds grounds;
    private Scope scope = Scope.of(NumberSystem.REALS, Map.of("T", "2..", "inputs", "bits"));
    private boolean rechecked = true;
    private String finding = "Found.";
    private @Nullable Control control;

    private EvidenceBuilder(Grounds grounds) {
      this.grounds = grounds;
    }

    EvidenceBuilder scope(Scope given) {
      scope = given;
      return this;
    }

    EvidenceBuilder rechecked(boolean given) {
      rechecked = given;
      return this;
    }

    EvidenceBuilder finding(String text) {
      finding = text;
      return this;
    }

    EvidenceBuilder twin(Verdict verdict, String text) {
      return twin(verdict, text, true);
    }

    EvidenceBuilder twin(Verdict verdict, String text, boolean asItShould) {
      Patch patch = new Patch("replace", "/threshold", Json.tree("3/2"));
      Evidence twin = new Evidence(scope, "threshold", true, 42L, 12, null, grounds, text);
      control = new Control(patch, verdict, twin, asItShould);
      return this;
    }

    private Evidence build() {
      return new Evidence(scope, "threshold", rechecked, 42L, 1234, control, grounds, finding);
    }
  }
}
