package org.elenchus.reference.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that follow from others: each rule on a text that is right, and with one slip. */
class FollowingTest {
  static Stream<Arguments> slips() {
    return Stream.of(
        Arguments.of(
            "one column follows from others by a formula",
            """
            | | Tiny | Small | Mid | Big |
            |---|---|---|---|---|
            | Parameters | 33.0 M | 123.8 M | 182.1 M | 289.4 M |
            | Training tokens | 0.70 billion | 2.66 billion | 4.58 billion | 7.04 billion |
            | Tokens per parameter | 21.3 | %s | 25.2 | 24.3 |
            """,
            "21.5",
            "25.1",
            5),
        Arguments.of(
            "one column follows from others by a formula",
            """
            | Variant | Loss | Parameters |
            |---|---|---|
            | Full | 1.8702 ± 0.0009 | 131.7M |
            | no gate | 2.0486 ± 0.0011 (+0.1784) | 107.2M (−18.6%) |
            | no skip | 2.0268 ± 0.0018 (%s) | 110.6M (−16.0%) |
            | no norm | 2.0997 ± 0.0010 (+0.2294) | 126.6M (−3.8%) |
            """,
            "+0.1566",
            "+0.1656",
            5),
        Arguments.of(
            "one column follows from others by a formula",
            """
            ```
            run=ember layers=12 ppl=6.21 tok/s=143.5K ms/step=399.6
            run=gale layers=40 ppl=6.26 tok/s=121.8K ms/step=%s
            run=thaw layers=36 ppl=6.19 tok/s=82.6K ms/step=694.2
            run=haze layers=12 ppl=6.15 tok/s=74.5K ms/step=769.7
            ```
            """,
            "470.8",
            "407.8",
            3),
        Arguments.of(
            "a number sums up others",
            """
            | # | Model | 512 | 1,024 | 2,048 | Mean |
            |---|---|---|---|---|---|
            | 1 | onyx | 2.36 | 2.30 | 2.22 | 2.29 |
            | 2 | marl | 2.93 | 2.83 | 2.77 | %s |
            | 3 | flint | 3.40 | 3.34 | 3.26 | 3.33 |
            """,
            "2.84",
            "2.48",
            4),
        Arguments.of(
            "one column follows from others by a formula",
            """
            | Phase | GPU-hours | Cost (USD) |
            |---|---|---|
            | Training | 200.4 | 436.87 |
            | Tuning | 40.1 | %s |
            | Ablations | 20.3 | 44.25 |
            """,
            "87.42 |\n| Tests | 90.3 | 196.85",
            "196.85 |\n| Tests | 90.3 | 87.42",
            4),
        Arguments.of(
            "the total is the sum",
            """
            | | fp32 | bf16 | mixed |
            |---|---|---|---|
            | Weights | 4.96 | 2.48 | 4.96 |
            | Gradients | 4.96 | 2.48 | 2.48 |
            | States | 9.92 | 4.96 | %s |
            | Total | 19.84 | 9.92 | 17.36 |
            | Saved against fp32 |  | 50.0%% | 12.5%% |
            """
                .replace("%%", "%"),
            "9.92",
            "2.92",
            5),
        Arguments.of(
            "bold is best",
            """
            | Model | Copy | Recall | Sort | Parity |
            |---|---|---|---|---|
            | ash | **47.1** | 44.2 | 61.0 | 50.3 |
            | elm | 45.9 | **46.8** | **63.4** | 51.0 |
            | fir | 43.3 | 45.0 | 60.2 | %s |
            | oak | 44.0 | 45.6 | 62.2 | 49.9 |
            """,
            "**53.2**",
            "**50.2**",
            5),
        Arguments.of(
            "a comparison follows from two numbers",
            "- **wide**: loss 2.463 (was 2.588, %s)",
            "−0.125",
            "−0.215",
            1),
        Arguments.of(
            "what is called the highest or lowest",
            """
            | Phase | GPUs | Cost (USD) |
            |---|---|---|
            | Training | 64 | 20,231 |
            | Tuning | 8 | 706 |
            | Tests | 2 | 686 |
            | **Total** | | 21,623 |

            The most expensive phase was Training. The least was spent on %s.
            """,
            "Tests",
            "Tuning",
            8),
        Arguments.of(
            "where a quantity is lowest or highest",
            """
            | Step | Train loss | Val loss |
            |---|---|---|
            | 1000 | 2.92 | 2.73 |
            | 2000 | 2.85 | 2.54 |
            | 3000 | 2.80 | 2.67 |

            The weights are those of step %s, where the validation loss was lowest.
            """,
            "2000",
            "1000",
            7),
        Arguments.of(
            "an equation in the text", "A step takes 112 x 512 = %s tokens.", "57.3K", "53.7K", 1),
        Arguments.of(
            "tokens are steps times the tokens of a step",
            "Every run takes 53,000 updates of 328K tokens, %s tokens in all.",
            "17.37B",
            "17.73B",
            1),
        Arguments.of(
            "a comparison follows from two numbers",
            "The new kernel takes us from 74.5K to 86.9K tok/s (%s).",
            "1.17x",
            "0.86x",
            1));
  }

  @ParameterizedTest(name = "{0}: {2} and {3}")
  @MethodSource("slips")
  void aRuleFindsTheSlipAndNothingWithoutIt(
      String rule, String text, String right, String wrong, int line) {
    assertEquals(List.of(), DiscoveryTest.findings(text.replace("%s", right)));
    List<Finding> found = DiscoveryTest.findings(text.replace("%s", wrong));
    assertTrue(
        found.stream().anyMatch(f -> f.proposal().rule().equals(rule) && f.lines().contains(line)),
        found::toString);
  }
}
