package org.elenchus.claims.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.InputException;
import org.elenchus.claims.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, and what is said of what cannot be. */
class JsonTest {
  enum Colour {
    RED,
    BLUE
  }

  record Item(
      int whole,
      long large,
      double real,
      boolean flag,
      String text,
      Colour colour,
      List<Integer> list,
      Map<String, Integer> map,
      BigFraction exact,
      @Nullable Integer boxed,
      @Nullable Boolean maybe,
      @Nullable Double measured,
      @Nullable Long far,
      @Nullable Item inner) {
    Item {
      if (whole < 0) {
        throw new IllegalArgumentException("whole is not negative");
      }
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Shape permits Disc, Box {}

  @JsonTypeName("disc")
  record Disc(int radius) implements Shape {}

  @JsonTypeName("box")
  record Box(int side) implements Shape {}

  private static final String GOOD =
      """
      { "whole": 1,
        "large": 2, "real": 0.5, "flag": true, "text": "t", "colour": "RED",
        "list": [1, 2], "map": {"k": 1}, "exact": "-3/5",
        "inner": null }
      """;

  @Test
  void readsARecord() {
    Item item = Json.parse("f", GOOD, Item.class);
    assertEquals(
        new Item(
            1,
            2,
            0.5,
            true,
            "t",
            Colour.RED,
            List.of(1, 2),
            Map.of("k", 1),
            BigFraction.of(-3, 5),
            null,
            null,
            null,
            null,
            null),
        item);
    assertEquals(item, Json.convert(Json.tree(item), Item.class));
    assertEquals(new Box(3), Json.parse("f", "{\"kind\":\"box\",\"side\":3}", Shape.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "whole": 1         | "whole": 1.5      | f:1 | whole  | expected a whole number, without quotes
          "whole": 1         | "whole": "1"      | f:1 | whole  | expected a whole number, without quotes
          "whole": 1         | "whole": -1       | f:4 |        | whole is not negative
          "large": 2         | "large": true     | f:2 | large  | expected a whole number, without quotes
          "real": 0.5        | "real": "half"    | f:2 | real   | expected a number, without quotes
          "flag": true       | "flag": "yes"     | f:2 | flag   | expected true or false, without quotes
          "text": "t"        | "text": []        | f:2 | text   | expected a text in quotes
          "text": "t"        | "text": null      | f:2 | text   | text
          "colour": "RED"    | "colour": "GREEN" | f:2 | colour | 'GREEN' does not fit; expected one of [RED, BLUE]
          "list": [1, 2]     | "list": 1         | f:3 | list   | expected a list [ … ]
          "list": [1, 2]     | "list": [1, "b"]  | f:3 | list[1] | expected a whole number, without quotes
          "map": {"k": 1}    | "map": {"k": "b"} | f:3 | map.k  | expected a whole number, without quotes
          "map": {"k": 1}    | "map": 1          | f:3 | map    | expected an object { … }
          "exact": "-3/5"    | "exact": 7        | f:3 | exact  | an object { … }
          "exact": "-3/5"    | "exact": "1.5"    | f:3 | exact  | '1.5' does not fit
          "exact": "-3/5"    | "exact": "1/0"    | f:3 | exact  | '1/0' does not fit
          "inner": null      | "boxed": "b"      | f:4 | boxed  | expected a whole number, without quotes
          "inner": null      | "far": "b"        | f:4 | far    | expected a whole number, without quotes
          "inner": null      | "maybe": "b"      | f:4 | maybe  | expected true or false, without quotes
          "inner": null      | "measured": "b"   | f:4 | measured | expected a number, without quotes
          "inner": null      | "inner": 4        | f:4 | inner  | expected an object { … }
          "inner": null      | "outer": null     | f:4 | outer  | unknown field 'outer'; expected one of [boxed, colour, exact, far, flag, inner, large, list, map, maybe, measured, real, text, whole]
          "text": "t",       |                   | f:4 | text   | there is no field 'text', which must be given, spelt so
          "flag": true,      |                   | f:4 | flag   | there is no field 'flag'
          "flag": true       | "flag": tru       | f:2 |        | Unrecognized token 'tru'
          "inner": null }    | "inner": null     | f:5 |        | Unexpected end-of-input
          """)
  void saysWhereAndWhatWasExpected(
      String from, @Nullable String to, String where, @Nullable String field, String what) {
    assertTrue(GOOD.contains(from), from);
    String edited = GOOD.replace(from, to == null ? "" : to);
    String message = refusal(edited, Item.class);
    String at = field == null ? "" : ": field '" + field + "'";
    assertTrue(message.startsWith(where + at + ": "), message);
    assertTrue(message.contains(what), message);
    assertEquals(1, message.lines().count(), message);
    assertTrue(!message.contains("start marker"), message);
  }

  @Test
  void sealedTypesNameTheirKinds() {
    assertEquals(
        "f:1: there is no 'ring'; expected one of [box, disc]",
        refusal("{\"kind\":\"ring\",\"side\":3}", Shape.class));
  }

  private static String refusal(String text, Class<?> type) {
    return String.valueOf(
        assertThrows(InputException.class, () -> Json.parse("f", text, type)).getMessage());
  }

  @Test
  void aTreeThatDoesNotFitNamesItsField() {
    JsonNode tree = Json.parse("f", "{\"kind\":\"box\",\"side\":\"s\"}", JsonNode.class);
    IllegalArgumentException deep =
        assertThrows(IllegalArgumentException.class, () -> Json.convert(tree, Shape.class));
    assertEquals("at 'side': expected a whole number, without quotes", deep.getMessage());
    IllegalArgumentException whole =
        assertThrows(
            IllegalArgumentException.class, () -> Json.convert(Json.tree(7), String[].class));
    assertTrue(String.valueOf(whole.getMessage()).startsWith("expected "), whole.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"7,7,1", "-3/5,-3,5", "6/4,3,2", "0,0,1", "0/9,0,1"})
  void exactNumbersAreInLowestTerms(String text, int numerator, int denominator) {
    BigFraction value = BigFraction.of(numerator, denominator);
    assertEquals(value, ExactNumbers.parse(text));
    String written = denominator == 1 ? "" + numerator : numerator + "/" + denominator;
    assertEquals(written, ExactNumbers.write(value));
    assertEquals("\"" + written + "\"", Json.tree(value).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "1/-2", "--1", "+1", " 1", "1/", "1/0", "0/0", "1e3"})
  void otherTextIsNoExactNumber(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ExactNumbers.parse(text));
    assertTrue(String.valueOf(e.getMessage()).startsWith("an exact number "), e.getMessage());
  }

  /** FIPS 180-2, appendix B.1; and a record's digest does not depend on the order of its fields. */
  @Test
  void digestsAreOfTheCanonicalText() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Json.sha256("abc"));
    String sorted = "{\"a\":[\"1/2\",{\"c\":0,\"d\":1}],\"b\":2}";
    assertEquals(
        Json.sha256(sorted),
        Json.digest(
            Json.parse("f", "{\"b\":2, \"a\":[\"1/2\", {\"d\":1, \"c\":0}]}", JsonNode.class)));
    assertEquals("{\n  \"b\" : 2\n}\n", Json.pretty(Map.of("b", 2)));
    assertEquals(0, Json.object().size());
  }

  @Test
  void filesAreReadUpToTheirLimit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, "\"é\"");
    assertEquals("é", Json.read(file, 4, String.class));
    assertEquals("\"é\"", Json.text(file, 4));
    assertEquals(file + ": is larger than the 3 bytes that are read", refused(file, 3));
    assertEquals(folder + ": is not a file that can be read", refused(folder, 3));
    Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
    assertEquals(file + ": is not UTF-8 text", refused(file, 3));
  }

  private static String refused(Path file, long limit) {
    return String.valueOf(
        assertThrows(InputException.class, () -> Json.text(file, limit)).getMessage());
  }

  @Test
  void aFileIsWrittenWholeOrLeftAsItWas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "first");
    WholeFile.write(file, "sécond");
    assertEquals("sécond", Files.readString(file, StandardCharsets.UTF_8));
    Path taken = Files.createDirectories(folder.resolve("b.txt/inside"));
    assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("b.txt"), "third"));
    assertTrue(Files.isDirectory(taken));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of("a.txt", "b.txt"), left.map(p -> "" + p.getFileName()).sorted().toList());
    }
  }

  @Test
  void intervalsAreClosedAndInOrder() {
    Interval unit = Json.parse("f", "[\"0\",\"1\"]", Interval.class);
    assertEquals(new Interval(BigFraction.ZERO, BigFraction.ONE), unit);
    assertEquals("[\"0\",\"1\"]", Json.tree(unit).toString());
    assertTrue(unit.contains(BigFraction.ZERO) && unit.contains(BigFraction.ONE));
    assertTrue(!unit.contains(BigFraction.of(-1, 9)) && !unit.contains(BigFraction.of(10, 9)));
    assertTrue(new Interval(BigFraction.ONE, BigFraction.ONE).contains(BigFraction.ONE));
    assertTrue(refusal("[\"1\",\"0\"]", Interval.class).contains("an interval needs lo <= hi"));
    assertTrue(refusal("[\"1\"]", Interval.class).contains("an interval is [\"lo\", \"hi\"]"));
    assertTrue(refusal("[\"1\",\"2\",\"3\"]", Interval.class).contains("an interval is "));
  }

  @ParameterizedTest
  @CsvSource({"0,,f: what", "1,,f:1: what", "0,x,f: field 'x': what", "2,'',f:2: what"})
  void badInputNamesFileLineAndField(int line, @Nullable String field, String message) {
    assertEquals(message, new InputException("f", line, field, "what").getMessage());
  }

  @Test
  void whatMayBeMissingIsNull() {
    assertNull(Json.parse("f", GOOD, Item.class).inner());
  }
}
