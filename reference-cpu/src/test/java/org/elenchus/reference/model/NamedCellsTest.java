package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers from arrays by name: each array in its place, and no other shapes. */
class NamedCellsTest {
  /** Two units or a head of two, and two inputs, no two entries of a layer alike. */
  private static final Map<String, String> ARRAYS =
      Map.of(
          "linear-rnn", "A=1 2;3 4 B=5 6;7 8",
          "elman", "W_h=1 2;3 4 W_x=5 6;7 8 b=9;10",
          "e1-written", "W_h=1 2;3 4 W_x=5 6;7 8 W_g=9 10;11 12 V_g=13 14;15 16",
          "e33", "W_in=1 2;3 4 W_x=5 6;7 8 W_h=9 10;11 12 b=13;14",
          "e42", "W_in=1 2;3 4 W=5 6;7 8 b=9;10",
          "e88-additive", "alpha=1 delta=2 W_k=3 4;5 6 W_v=7 8 W_q=9 10;11 12",
          "e88-delta-written", "alpha=1 W_k=3 4;5 6 W_v=7 8 W_q=9 10;11 12",
          "mamba2",
              "W_z=1 2 W_xBC=3 4;5 6;7 8;9 10;11 12 W_dt=13 14"
                  + " taps=15 16;17 18;19 20;21 22;23 24 convolutionBias=25;26;27;28;29 dtBias=30"
                  + " A=-31 D=32 gain=33 epsilon=34",
          "gated-delta-net",
              "W_qkv=1 2;3 4;5 6;7 8;9 10 taps=11;12;13;14;15 convolutionBias=16;17;18;19;20"
                  + " a=21 w=22;23 b=24 w_beta=25;26 W_g=27 28 gain=29 epsilon=30");

  private static Map<String, Matrix<Rational>> arrays(String model) {
    Map<String, Matrix<Rational>> arrays = new TreeMap<>();
    String text = String.valueOf(ARRAYS.get(model.replace("-negative", "")));
    for (String array : text.split(" (?=[A-Za-z])", -1)) {
      String[] parts = array.split("=", -1);
      arrays.put(parts[0], matrix(parts[1]));
    }
    return arrays;
  }

  private static Recurrence<Rational> expected(String model) {
    Matrix<Rational> one = matrix("1 0;0 1");
    return switch (model) {
      case "linear-rnn" ->
          new LinearRnn<>(
              RATIONALS, matrix("1 2;3 4"), matrix("5 6;7 8"), one, vector("0 0"), vector("0 0"));
      case "elman" ->
          new Elman<>(
              RATIONALS, matrix("1 2;3 4"), matrix("5 6;7 8"), vector("9 10"), vector("0 0"));
      case "e1-written" ->
          new E1Written<>(
              RATIONALS,
              matrix("1 2;3 4"),
              matrix("5 6;7 8"),
              matrix("9 10;11 12"),
              matrix("13 14;15 16"),
              true);
      case "e33" ->
          new E33<>(
              RATIONALS,
              matrix("1 2;3 4"),
              matrix("5 6;7 8"),
              matrix("9 10;11 12"),
              vector("13 14"));
      case "e42" -> new E42<>(RATIONALS, matrix("1 2;3 4"), matrix("5 6;7 8"), vector("9 10"));
      case "e88-additive" ->
          new E88Additive<>(
              RATIONALS, r("1"), r("2"), matrix("3 4;5 6"), matrix("7 8"), matrix("9 10;11 12"));
      case "e88-delta-written" ->
          new E88DeltaWritten<>(
              RATIONALS, r("1"), matrix("3 4;5 6"), matrix("7 8"), matrix("9 10;11 12"));
      case "mamba2" ->
          new Mamba2<>(
              RATIONALS,
              matrix("1 2"),
              matrix("3 4;5 6;7 8;9 10;11 12"),
              matrix("13 14"),
              new ShortConvolution<>(
                  matrix("15 16;17 18;19 20;21 22;23 24"), vector("25 26 27 28 29")),
              vector("30"),
              vector("-31"),
              vector("32"),
              vector("33"),
              r("34"),
              matrix("1"));
      default ->
          new GatedDeltaNet<>(
              RATIONALS,
              matrix("1 2;3 4;5 6;7 8;9 10"),
              new ShortConvolution<>(matrix("11;12;13;14;15"), vector("16 17 18 19 20")),
              2,
              new Decay<>(r("21"), vector("22 23"), r("24")),
              vector("25 26"),
              model.endsWith("-negative"),
              matrix("27 28"),
              vector("29"),
              r("30"));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "linear-rnn,2",
    "elman,2",
    "e1-written,2",
    "e33,2",
    "e42,2",
    "e88-additive,2",
    "e88-delta-written,2",
    "mamba2,2",
    "gated-delta-net,2",
    "gated-delta-net-negative,2"
  })
  void eachArrayHasItsPlace(String model, int units) {
    Recurrence<Rational> layer = NamedCells.layer(RATIONALS, model, arrays(model));
    assertEquals(expected(model), layer);
    assertEquals(units, NamedCells.units(layer), "what a convolution keeps is no unit");
  }

  /** A row or a column more, none, and one array too many or too few. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear-rnn",
        "elman",
        "e1-written",
        "e33",
        "e42",
        "e88-additive",
        "e88-delta-written",
        "mamba2",
        "gated-delta-net",
        "gated-delta-net-negative"
      })
  void noOtherArraysFit(String model) {
    Map<String, Matrix<Rational>> arrays = arrays(model);
    refused(model, with(arrays, "more", matrix("1")), "the arrays of " + model + " are ");
    for (String name : arrays.keySet()) {
      Map<String, Matrix<Rational>> fewer = new TreeMap<>(arrays);
      fewer.remove(name);
      refused(model, fewer, "the array " + name + " is missing");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          linear-rnn | A    | 1 2 3;4 5 6             | A is not square
          linear-rnn | B    | 1 2                     | B has another number of rows
          elman      | W_h  | 1 2                     | W_h is not square
          elman      | W_x  | 1 2                     | W_x has another number of rows
          elman      | b    | 1                       | b has another number of rows
          elman      | b    | 1 2;3 4                 | b has another number of columns
          e1-written | W_h  | 1 2                     | W_h is not square
          e1-written | W_x  | 1 2                     | W_x has another number of rows
          e1-written | W_g  | 1;2                     | W_g has another number of columns
          e1-written | V_g  | 1;2                     | V_g has another number of columns
          e33        | W_h  | 1 2                     | W_h is not square
          e33        | W_in | 1 2                     | W_in has another number of rows
          e33        | W_x  | 1;2                     | W_x has another number of columns
          e42        | W    | 1 2                     | W is not square
          e42        | W_in | 1 2                     | W_in has another number of rows
          e88-additive | W_v | 1 2 3                  | W_k and W_v differ in their inputs
          e88-additive | W_q | 1 2                    | W_q has another number of rows
          e88-additive | W_q | 1;2                    | W_q has another number of columns
          e88-additive | alpha | 1;2                  | alpha has another number of rows
          e88-delta-written | W_v | 1 2 3             | W_k and W_v differ in their inputs
          mamba2     | W_xBC | 1 2                    | W_xBC holds x, B and C
          mamba2     | W_xBC | 1 2;3 4                | W_xBC holds x, B and C
          mamba2     | W_xBC | 1;2;3;4;5              | W_z and W_xBC differ in their inputs
          mamba2     | W_dt  | 1                      | W_dt has another number of columns
          mamba2     | taps  | 1;2                    | taps has another number of rows
          mamba2     | convolutionBias | 1;2          | convolutionBias has another number of rows
          mamba2     | dtBias | 1;2                   | dtBias has another number of rows
          mamba2     | A     | 1;2                    | A has another number of rows
          mamba2     | D     | 1;2                    | D has another number of rows
          mamba2     | gain  | 1;2                    | gain has another number of rows
          gated-delta-net | W_qkv | 1 2               | W_qkv holds q, k and v
          gated-delta-net | W_qkv | 1 2;3 4           | W_qkv holds q, k and v
          gated-delta-net | W_qkv | 1;2;3;4;5         | W_qkv and W_g differ in their inputs
          gated-delta-net | taps  | 1;2               | taps has another number of rows
          gated-delta-net | convolutionBias | 1;2     | convolutionBias has another number of rows
          gated-delta-net | w     | 1                 | w has another number of rows
          gated-delta-net | w_beta | 1                | w_beta has another number of rows
          gated-delta-net | gain  | 1;2               | gain has another number of rows
          """)
  void anArrayOfAnotherShapeIsRefused(String model, String name, String array, String why) {
    refused(model, with(arrays(model), name, matrix(array)), why);
  }

  private static Map<String, Matrix<Rational>> with(
      Map<String, Matrix<Rational>> arrays, String name, Matrix<Rational> array) {
    Map<String, Matrix<Rational>> copy = new TreeMap<>(arrays);
    copy.put(name, array);
    return copy;
  }

  private static void refused(String model, Map<String, Matrix<Rational>> arrays, String why) {
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> NamedCells.layer(RATIONALS, model, arrays))
                .getMessage());
    assertTrue(said.contains(why), said);
  }
}
