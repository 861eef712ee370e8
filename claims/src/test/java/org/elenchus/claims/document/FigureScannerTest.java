package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.claims.document.FigureScanner.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of a line: its column, what it is, how it is printed, and ~ where it is about. */
class FigureScannerTest {
  private static final Context PLAIN = new Context(false, false, false);

  private static String scan(String line, Context context) {
    List<PrintedFigure> found = FigureScanner.scan(line, 3, context);
    return found.stream()
        .map(
            f ->
                f.column()
                    + " "
                    + f.kind()
                    + " "
                    + f.printed()
                    + (f.number().approximate() ? " ~" : ""))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7 on 2024-05-06 | 1 FIGURE 7, 6 DATE 2024, 11 DATE 05, 14 DATE 06
          on 2024-05-06 we ran 7 | 4 DATE 2024, 9 DATE 05, 12 DATE 06, 22 FIGURE 7
          2024-05-06T10:20 it ended | 1 DATE 2024, 6 DATE 05, 9 DATE 06, 12 DATE 10, 15 DATE 20
          `7 x` is 8 | 2 SYMBOLIC 7, 10 FIGURE 8
          of `7 x` and `9 | 5 SYMBOLIC 7, 15 FIGURE 9
          20-30 | 1 FIGURE 20, 4 FIGURE 30
          about 20-30, then 40 | 7 FIGURE 20 ~, 10 FIGURE 30 ~, 19 FIGURE 40
          20 and about 30 | 1 FIGURE 20, 14 FIGURE 30 ~
          20 -30 | 1 FIGURE 20, 4 FIGURE -30
          -3 and +4 and (-5) | 1 FIGURE -3, 8 FIGURE +4, 16 FIGURE -5
          x^2 of 3 | 3 SYMBOLIC 2, 8 FIGURE 3
          the 1990s and 2020 | 5 DATE 1990, 15 FIGURE 2020
          (A, 2020; B, 2021) and 2022; | 5 DATE 2020, 14 DATE 2021, 24 FIGURE 2022
          A, 1234) and B, 20; | 4 FIGURE 1234, 17 FIGURE 20
          arXiv:2001.08361 and 9 | 7 CITATION 2001.08361, 22 FIGURE 9
          by GPT-3 of 1 | 8 NAME 3, 13 FIGURE 1
          """)
  void eachNumberHasItsPlaceAndPart(String line, String expected) {
    assertEquals(expected, scan(line, PLAIN));
  }

  @Test
  void aMinusIsOfTheValueAndAPlusIsNot() {
    List<PrintedFigure> found = FigureScanner.scan("-3 and +4 and 5-6", 3, PLAIN);
    assertEquals(
        List.of("-3", "4", "5", "6"),
        found.stream().map(f -> f.number().value().toString()).toList());
    assertEquals(List.of(3, 3, 3, 3), found.stream().map(PrintedFigure::line).toList());
  }

  @Test
  void theListOfCitedWorksHasCitationsOnly() {
    assertEquals(
        "5 CITATION 12, 11 CITATION 34", scan("pp. 12 to 34", new Context(false, false, true)));
  }

  @Test
  void codeHoldsSymbols() {
    assertEquals("5 SYMBOLIC 12", scan("x = 12", new Context(true, false, false)));
  }

  /** What a number is, is looked for in the 48 characters before it and no further. */
  @Test
  void aLookToTheLeftIsBounded() {
    assertEquals("48 ORDINAL 2", scan(" ".repeat(47) + "2. a point", PLAIN));
    assertEquals("49 FIGURE 2", scan(" ".repeat(48) + "2. a point", PLAIN));
  }

  @Test
  void onlyAHeadingIsNumberedAsOne() {
    assertEquals("1 ORDINAL 2", scan("2. Results", PLAIN));
    assertEquals("1 HEADING 2", scan("2. Results", new Context(false, true, false)));
    assertEquals("1 FIGURE 2", scan("2 Results", PLAIN));
  }
}
