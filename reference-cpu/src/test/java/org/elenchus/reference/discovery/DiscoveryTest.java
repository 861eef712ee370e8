package org.elenchus.reference.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elenchus.claims.document.DocumentReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on a text that is right and on the same text with one slip. */
class DiscoveryTest {
  private static final String RUNS =
      """
      # Runs

      | Model | Loss | Throughput |
      |---|---|---|
      | slow | 1.500 | 20.0K |
      | even | 1.400 | 30.0K |
      | fast | 1.250 | 50.0K |

      """;

  static List<Finding> findings(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Discovery.findings(DocumentReader.read(bytes, "study", "study.md")).findings();
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        Arguments.of(
            "one number common to all rows",
            """
            | M | Loss | Delta |
            |---|---|---|
            | a | 1.50 | 0.30 |
            | b | 1.45 | %s |
            | c | 1.37 | 0.17 |
            | d | 1.20 | - |
            """,
            "0.25",
            "0.52",
            4),
        Arguments.of(
            "one number common to all rows",
            """
            | M | Depth | Width | Params |
            |---|---|---|---|
            | a | 4 | 512 | 12.6M |
            | b | 8 | 768 | %s |
            | c | 16 | 1024 | 201.3M |
            """,
            "56.6M",
            "65.6M",
            4),
        Arguments.of(
            "one number common to all rows",
            """
            Runs use a sequence length of %s.

            | M | Batch | Steps | Tokens |
            |---|---|---|---|
            | a | 16 | 1000 | 8.2M |
            | b | 32 | 900 | 14.7M |
            | c | 8 | 3000 | 12.3M |
            """,
            "512",
            "521",
            1),
        Arguments.of(
            "one column follows from others",
            """
            | M | Loss | Perplexity |
            |---|---|---|
            | a | 2.00 | 7.39 |
            | b | 1.50 | %s |
            | c | 1.00 | 2.72 |
            """,
            "4.48",
            "4.84",
            4),
        Arguments.of(
            "the total is the sum",
            "| Site | Jobs | Hours |\n|---|---|---|\n| a | 12 | 40 |\n| b | 30 | 52 |\n| Total | %s"
                + " | 92 |\n",
            "42",
            "48",
            5),
        Arguments.of(
            "bold is best",
            "| M | Loss |\n|---|---|\n| a | %s |\n| b | 1.4 |\n| c | 1.7 |\n",
            "**1.2**",
            "**1.6**",
            3),
        Arguments.of(
            "a setting in a cell is that of its run",
            """
            ## Runs at 50M

            | M | Dim | Layers | Loss |
            |---|---|---|---|
            | a | 1280 | 6 | 1.50 |
            | b | 768 | 12 | 1.40 |

            ## Why

            | M | 50M setup | 400M setup |
            |---|---|---|
            | a | d=%s, layers=6 | d=3584, layers=6 |
            | b | d=768, layers=12 | d=1440, layers=32 |
            """,
            "1280",
            "1024",
            12),
        Arguments.of(
            "two tables print the same",
            """
            ## One

            | M | Loss | Params |
            |---|---|---|
            | a | 1.50 | 10M |
            | b | 1.40 | 20M |

            ## Two

            | M | Loss | Params |
            |---|---|---|
            | a | 1.50 | 10M |
            | b | %s | 20M |
            """,
            "1.40",
            "1.44",
            13),
        Arguments.of(
            "the text repeats a table",
            RUNS + "The even model reaches a loss of %s.\n",
            "1.40",
            "1.45",
            9),
        Arguments.of(
            "what is called the highest or lowest",
            RUNS + "Overall %s has the lowest loss.\n",
            "fast",
            "even",
            9),
        Arguments.of(
            "what is called the highest or lowest",
            RUNS.replace("20.0K", "90.0K")
                + "The lowest loss (1.25) went to fast, the highest throughput to %s.\n",
            "slow",
            "even",
            9),
        Arguments.of(
            "a comparison in the text",
            RUNS + "Here fast is %s as fast as slow.\n",
            "2.5x",
            "2.8x",
            9),
        Arguments.of(
            "a comparison in the text",
            RUNS + "The loss of fast is %s lower than that of slow.\n",
            "16.7%",
            "20.0%", // of the other base
            9),
        Arguments.of(
            "a difference and its percentage",
            """
            ## Loss

            | Scale | Ash | Elm |
            |---|---|---|
            | 50M | 1.50 | 1.80 |
            | 90M | 1.40 | 1.45 |

            - At 50M: Ash is 0.30 better (%s lower)
            """,
            "16.7%",
            "20.0%", // of the other base
            8),
        Arguments.of(
            "a range in the text", RUNS + "Loss ranges from 1.25 to %s.\n", "1.50", "1.55", 9),
        Arguments.of(
            "from one number to another",
            RUNS + "Going from slow to fast, loss goes from 1.500 to %s.\n",
            "1.250",
            "1.350",
            9),
        Arguments.of(
            "from one number to another",
            RUNS + "Going from slow to fast, loss goes from 1.500 to 1.250, a cut of %s.\n",
            "16.7%",
            "20.0%", // of the other base
            9),
        Arguments.of(
            "rises or falls throughout",
            """
            | Size | Loss |
            |---|---|
            | small | 1.5 |
            | medium | %s |
            | large | 1.2 |

            The loss falls with every row.
            """,
            "1.4",
            "1.8",
            4),
        Arguments.of(
            "rises or falls throughout",
            """
            # Depths

            The loss follows a U-shaped curve:

            | Depth | Loss |
            |---|---|
            | 4 | 1.5 |
            | 8 | 1.3 |
            | 16 | %s |
            | 32 | 1.6 |
            """,
            "1.4",
            "1.8",
            10),
        Arguments.of(
            "rises or falls throughout",
            """
            # Depths

            The loss is U-shaped:

            | Depth | Loss |
            |---|---|
            | 4 | %s |
            | 8 | 1.3 |
            | 16 | 1.4 |
            """,
            "1.5",
            "1.1", // nothing before the lowest
            7),
        Arguments.of(
            "a count in the text",
            RUNS + "Of these, %s of the 3 runs end below a loss of 1.45.\n",
            "2",
            "1",
            9),
        Arguments.of(
            "a count in the text",
            RUNS + "Here %s out of 3 runs have a throughput of at least 30K.\n",
            "2",
            "3",
            9),
        Arguments.of(
            "where the text sees the best",
            """
            | Depth | Loss |
            |---|---|
            | 4 | 1.5 |
            | 8 | 1.1 |
            | 16 | 1.4 |
            | 32 | 1.6 |

            The optimal depth is %s.
            """,
            "8-16",
            "16-32",
            8),
        Arguments.of(
            "one number common to all rows",
            """
            A vocabulary of %s tokens is used.

            | M | Depth | Width | Params |
            |---|---|---|---|
            | a | 6 | 512 | 35.3M |
            | b | 12 | 768 | 109.5M |
            | c | 24 | 1024 | 334.8M |
            """,
            "32,000",
            "23,000",
            1),
        Arguments.of(
            "one number common to all rows",
            """
            ## First runs

            | Model | Throughput | Speed |
            |---|---|---|
            | a | 20.0K | 1.00x |
            | b | 30.0K | 1.50x |

            ## Later runs

            | Model | Throughput | Speed |
            |---|---|---|
            | c | 50.0K | 2.50x |
            | d | 25.0K | %s |
            """,
            "1.25x",
            "0.80x", // of the other base
            13),
        Arguments.of(
            "tokens from steps or from time",
            """
            Each run has a batch size of 16 and a sequence length of 512.

            ## Steps

            | Size | Steps |
            |---|---|
            | small | 1000 |
            | medium | 2000 |
            | large | 4000 |

            ## Tokens

            | Size | Tokens |
            |---|---|
            | small | 8.2M |
            | medium | %s |
            | large | 32.8M |
            """,
            "16.4M",
            "14.6M",
            16),
        Arguments.of(
            "tokens from steps or from time",
            """
            ## Speed

            | Size | Throughput | Hours |
            |---|---|---|
            | small | 20.0K | 10.0 |
            | medium | 30.0K | 12.0 |
            | large | 50.0K | 20.0 |

            ## Tokens

            | Size | Tokens |
            |---|---|
            | small | 720M |
            | medium | 1.30B |
            | large | %s |
            """,
            "3.60B",
            "3.06B",
            15));
  }

  @ParameterizedTest(name = "{0}: {2} and {3}")
  @MethodSource("slips")
  void aRuleFindsTheSlipAndNothingWithoutIt(
      String rule, String text, String right, String wrong, int line) {
    assertEquals(List.of(), findings(text.replace("%s", right)));
    List<Finding> found = findings(text.replace("%s", wrong));
    assertTrue(
        found.stream().anyMatch(f -> f.proposal().rule().equals(rule) && f.lines().contains(line)),
        found::toString);
  }

  @Test
  void everyRuleHasACase() {
    Set<String> cases = new TreeSet<>();
    slips().forEach(c -> cases.add((String) c.get()[0]));
    FollowingTest.slips().forEach(c -> cases.add((String) c.get()[0]));
    Set<String> rules = new TreeSet<>();
    Discovery.RULES.forEach(rule -> rules.add(rule.name()));
    assertEquals(rules, cases);
  }

  @Test
  void aFindingSaysWhatEachNumberWouldHaveToBe() {
    String text = RUNS + "The even model reaches a loss of 1.45.\n";
    List<Finding> found = findings(text);
    assertEquals(1, found.size());
    assertEquals(2, found.getFirst().cells().size());
    found.getFirst().cells().forEach(c -> assertTrue(c.needed() != null, c.printed()));
  }

  /** About 60,000 steps may be 61,000, so that 12.0B tokens are right. */
  @Test
  void aboutSoManyStepsAreNoCount() {
    String text =
        "# A study\n\nIt took %s60,000 steps of 384 sequences of 512 tokens, so 12.0B tokens.\n";
    assertFalse(findings(text.formatted("")).isEmpty());
    assertEquals(List.of(), findings(text.formatted("about ")));
  }

  /** Texts that are right where an earlier release found fault, each with a slip that is one. */
  static Stream<Arguments> innocents() {
    return Stream.of(
        Arguments.of(
            "a letter of scale before the stars of bold",
            """
            | Source | Documents | Tokens |
            |---|---|---|
            | a | 5,000 | **33.297 B** |
            | b | 700 | 392.3 M |
            | c | 20 | %s |
            | total | 5,720 | 40.56 B |
            """,
            "6.868 B",
            "8.668 B"),
        Arguments.of(
            "the fastest state is no claim of who is fastest",
            """
            The start trains at %s tokens/s, and more in the fastest phase of the day.

            | Change | tokens/s |
            |---|---|
            | start | 180,330 |
            | fused | 242,830 |
            """,
            "180,330",
            "118,330"),
        Arguments.of(
            "what is bold is no claim about whoever was named before",
            """
            Table 2: Results. Differences are against Gated; the best loss and the highest throughput are bold.

            | Model | Loss | Throughput |
            |---|---|---|
            | Gated | 2.866 | 65.4K |
            | Rotary | **2.689** | 88.1K |
            | Shared | 3.229 | **%s** |
            """,
            "109.1K",
            "10.9K"),
        Arguments.of(
            "a load is no change",
            """
            | File | Prompt (tok/s) | Reply (tok/s) | GPU load | Twice |
            |---|---|---|---|---|
            | a | 3780 | 45.8 | 97%% | %s |
            | b | 3510 | 73.2 | 73%% | 146.4 |
            | c | 2240 | 91.3 | 81%% | 182.6 |
            | d | 2610 | 99.4 | 80%% | 198.8 |
            | e | 3680 | 119.2 | 77%% | 238.4 |
            """,
            "91.6",
            "61.9"),
        Arguments.of(
            "a number is no difference from itself, and a share of another quantity none of it",
            """
            | Run | Loss | Perplexity |
            |---|---|---|
            | curlew | 2.617 | 13.69 |
            | bittern | %s | 13.60 |
            | crane | 2.640 | 14.02 |

            - bittern, beside curlew: -0.006 in loss, -0.6%% in perplexity
            """,
            "2.610",
            "2.160"),
        Arguments.of(
            "a list below each thing is a table, and a second list measures again",
            """
            ## Runs

            - **a**, day 1
              - model: 22 layers, width 1,920
              - clock: 8.68 h at 60.3k tok/s
              - validation: loss 2.957, perplexity 19.24
            - **b**, day 2
              - model: 28 layers, width 1,472
              - clock: 29.63 h at 46.8k tok/s
              - validation: loss 2.826, perplexity 16.87
            - **c**, day 3
              - model: 32 layers, width 1,088
              - clock: 20.92 h at 51.6k tok/s
              - validation: loss 2.918, perplexity %s

            ## At another length

            * a: 46.3k tok/s (77%%)
            * b: 33.4k tok/s (71%%)
            * c: 35.5k tok/s (69%%)

            ## What I learnt

            1. a trains fastest, 60.3k tok/s.
            """,
            "18.50",
            "15.80"),
        Arguments.of(
            "a ratio to the row above has no base",
            """
            With packed it needs %s ms per step.

            | Change | Step (ms) | x row above |
            |---|---|---|
            | start | 400.0 | - |
            | packed | 200.0 | 2.00x |
            | loose | 400.0 | 0.50x |
            | tight | 200.0 | 2.00x |
            | scan | 100.0 | 2.00x |
            """,
            "200.0",
            "240.0"),
        Arguments.of(
            "a share is one of its own quantity",
            """
            | Source | Tokens | of all tokens | Raw text |
            |---|---|---|---|
            | a | 2.272B | 3.3%% | 9.64 GB |
            | b | 6.975B | 10.1%% | 24.20 GB |
            | c | 18.752B | %s | 64.58 GB |
            | d | 316.3M | 0.5%% | 1.23 GB |
            | e | 36.110B | 52.2%% | 164.06 GB |
            | f | 4.748B | 6.9%% | 16.27 GB |
            """,
            "27.1%",
            "72.1%"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("innocents")
  void whatIsRightIsLeftAlone(String why, String text, String right, String wrong) {
    assertEquals(List.of(), findings(text.formatted(right)), why);
    assertFalse(findings(text.formatted(wrong)).isEmpty(), why);
  }

  /**
   * Over the loss of the base it holds in each row; over a row's own loss it fails in the first.
   */
  @Test
  void aShareOfWhatWasThereBeforeIsNoShareOfWhatIsThereNow() {
    String text =
        """
        | Run | Loss | Difference | Relative |
        |---|---|---|---|
        | a | 1.815 | -0.127 | %s |
        | b | 1.938 | -0.004 | -0.2%% |
        | c | 1.935 | -0.007 | -0.4%% |
        | d | 1.914 | -0.028 | -1.5%% |
        | e | 1.931 | -0.011 | -0.6%% |
        | f | 1.904 | -0.039 | -2.0%% |
        | g | 1.942 | - | - |
        """;
    assertEquals(List.of(), findings(text.formatted("-6.6%")));
    assertFalse(findings(text.formatted("-5.6%")).isEmpty());
  }

  /** Throughput goes with the steps where the batch, which another table gives, is the same. */
  @Test
  void whatHoldsAtOneBatchNeedNotHoldAtAnother() {
    String text =
        """
        ## Speed

        | Run | Throughput |
        |---|---|
        | a | 110.2K |
        | b | 111.4K |
        | c | 112.1K |
        | d | 110.9K |
        | e | 110.6K |

        ## Training

        | Run | Batch | Steps |
        |---|---|---|
        | a | 16 | 129142 |
        | b | %s | 43518 |
        | c | 16 | 131372 |
        | d | 16 | 129955 |
        | e | 16 | 129570 |
        """;
    assertEquals(List.of(), findings(text.formatted("48")));
    assertFalse(findings(text.formatted("16")).isEmpty());
  }

  @Test
  void aCellWithASumIsNoNumberOfItsColumn() {
    String text =
        """
        | | fp32 | mixed | 8-bit |
        |---|---|---|---|
        | Bytes per parameter | %s | %s | %s |
        | Weights | 4.39 | 2.20 | 2.28 |
        | Saved against fp32 | 9.8%% | 10.0%% | 61.5%% |
        """;
    String sums = text.formatted("4 + 4 + 8", "2 + 2 + 8", "2 + 2 + 2");
    assertEquals(List.of(), findings(sums));
    assertEquals(1, findings(text.formatted("4.00", "2.00", "2.00")).size(), "numbers do follow");
  }

  @Test
  void twoFamiliesOfModelsAreNoSlip() {
    String text =
        """
        | M | Depth | Width | Params |
        |---|---|---|---|
        | a | 4 | 512 | 12.6M |
        | b | 8 | 768 | 56.6M |
        | c | 4 | 512 | 5.2M |
        | d | 8 | 768 | 23.6M |
        """;
    assertEquals(List.of(), findings(text));
  }

  @Test
  void aWordLikeAboutWidensANumber() {
    String about = RUNS + "Here fast is about %s as fast as slow.\n";
    assertEquals(List.of(), findings(about.replace("%s", "2.6x")));
    assertFalse(findings(about.replace("about ", "").replace("%s", "2.6x")).isEmpty());
  }

  @Test
  void theMostSharedValuesAreThoseOfMostIntervals() {
    List<Bounds> intervals = new ArrayList<>();
    intervals.add(new Bounds(0, 1));
    intervals.add(new Bounds(2, 4));
    intervals.add(new Bounds(3, 5));
    intervals.add(new Bounds(3.5, 3.75));
    assertEquals(new Bounds(3.5, 3.75), Bounds.mostShared(intervals));
    assertFalse(new Bounds(0, 1).meets(new Bounds(1, 2)));
    assertTrue(new Bounds(0, 1).meets(new Bounds(1, 1)));
  }
}
