package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.Rational;
import org.jspecify.annotations.Nullable;

/** Small networks written by hand: rows end with ";", numbers with ",". */
final class Nets {
  private Nets() {}

  static Layer layer(String a, String b, String c, String bias, String activation) {
    return new Layer(matrix(a), matrix(b), matrix(c), matrix(bias).getFirst(), activation);
  }

  static List<List<BigFraction>> matrix(String rows) {
    List<List<BigFraction>> matrix = new ArrayList<>();
    for (String row : rows.split(";", -1)) {
      List<BigFraction> entries = new ArrayList<>();
      for (String entry : row.split(",", -1)) {
        entries.add(Rational.parse(entry.strip()).toBigFraction());
      }
      matrix.add(entries);
    }
    return matrix;
  }

  /** y = slope · (the sum of the inputs) + constant. */
  static List<Layer> affine(String slope, String constant) {
    return List.of(layer("1", "1", slope, constant, "identity"));
  }

  /** y = r(s·c + p) − r(s·c + q) for the sum c of the inputs and an activation r. */
  static List<Layer> ramp(String s, String p, String q, String activation) {
    return List.of(
        layer("1", "1", s + ";" + s, p + "," + q, activation),
        layer("0", "1,-1", "1", "0", "identity"));
  }

  /** The exclusive or of the last two bits: r(a + b) − 2 r(a + b − 1). */
  static List<Layer> xorOfTheLastTwo() {
    return List.of(
        layer("0,0; 1,0", "1;0", "1,1; 1,1", "0,-1", "relu"),
        layer("0", "1,-2", "1", "0", "identity"));
  }

  static ModelClass stack(String layers, @Nullable String activation) {
    return new ModelClass("linear-stack", Extent.parse(layers), activation, null, Readout.AFFINE);
  }
}
