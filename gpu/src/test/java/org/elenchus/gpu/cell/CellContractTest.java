package org.elenchus.gpu.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.reference.exact.Dual;
import org.elenchus.reference.exact.DualArithmetic;
import org.elenchus.reference.exact.FormatArithmetic;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of the cells: the outputs are those of the reference model in binary64, and the
 * gradient of every parameter and input is the derivative that dual numbers give through that
 * model. Held by the plain kernels in double precision and by the vectorised ones in single
 * precision.
 */
public class CellContractTest {
  /** For JUnit. */
  public CellContractTest() {}

  private static final int STEPS = 4;

  /** Lanes held against the reference. */
  private static final int LANES = 2;

  /** A loss is a sum of about 1000 rounded operations whose sizes are of order 1. */
  private static final double OPERATIONS = 1000;

  /**
   * Every cell.
   *
   * @return the cells
   */
  public static Stream<Layer> cells() {
    return Stream.of(
        new LtiLayer(2, 3, 2, false, Activation.IDENTITY),
        new LtiLayer(2, 3, 2, true, Activation.IDENTITY),
        new Elman(2, 3, false),
        new E1Written(2, 3, true, List.of()),
        new E1Written(2, 3, false, List.of()),
        new E1Written(2, 3, true, References.DECAYS),
        new ElmanFamily(ElmanFamily.Kind.E1, 2, 3, false),
        new ElmanFamily(ElmanFamily.Kind.E10, 2, 3, false),
        new ElmanFamily(ElmanFamily.Kind.E33, 2, 3, false),
        new ElmanFamily(ElmanFamily.Kind.E42, 2, 3, false),
        new WrittenMemory(WrittenMemory.Kind.LINEAR_ATTENTION, 3, 2, 2),
        new WrittenMemory(WrittenMemory.Kind.E88_ADDITIVE, 3, 2, 2),
        new WrittenMemory(WrittenMemory.Kind.E88_DELTA, 3, 2, 2),
        new E88Delta(3, 2, 2, true, false),
        new E88Delta(3, 2, 2, true, true),
        new E88Delta(3, 1, 3, false, false),
        new GatedDeltaNet(3, 2, 2, false),
        new GatedDeltaNet(3, 2, 2, true),
        new Mamba2(3, 2, 2, 3),
        new SoftmaxAttention(3, 2, 2),
        new SoftmaxAttention(2, 1, 4),
        new GatedMlp(3, 4),
        Residual.preNorm("cell", new Elman(3, 3, false)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void plainKernelsInDoublePrecision(Layer cell) {
    holds(cell, KernelProvider.plain().open(), Precision.FLOAT64, Precision.FLOAT64, LANES);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void vectorisedKernelsInSinglePrecision(Layer cell) {
    holds(cell, KernelProvider.best().open(), Precision.FLOAT32, Precision.FLOAT32, 32);
  }

  /** What the reference says of a cell: outputs, gradients of parameters and of inputs. */
  private record Expected(
      List<List<List<Double>>> outputs, List<Double> parameters, List<List<List<Double>>> inputs) {}

  private static final Map<Layer, Expected> EXPECTED = new ConcurrentHashMap<>();

  private static Expected expected(Layer cell) {
    Buffer w = random(Precision.FLOAT64, cell.parameterCount(), "w");
    List<List<List<Double>>> outputs = new ArrayList<>();
    List<Double> parameters = new ArrayList<>();
    List<List<List<Double>>> inputs = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      List<List<Double>> word = word("x" + lane, cell.inputs());
      Recurrence<Double> reference =
          reference(cell, new Algebra<>(FormatArithmetic.FLOAT64), w::get);
      outputs.add(reference.run(word));
      List<List<Double>> gradient = new ArrayList<>();
      for (int t = 0; t < STEPS; t++) {
        List<Double> row = new ArrayList<>();
        for (int r = 0; r < cell.inputs(); r++) {
          row.add(derivative(cell, w, -1, word, t, r, lane));
        }
        gradient.add(row);
      }
      inputs.add(gradient);
    }
    for (int i = 0; i < cell.parameterCount(); i++) {
      double sum = 0;
      for (int lane = 0; lane < LANES; lane++) {
        sum += derivative(cell, w, i, word("x" + lane, cell.inputs()), -1, -1, lane);
      }
      parameters.add(sum);
    }
    return new Expected(outputs, parameters, inputs);
  }

  /**
   * Holds a cell against the reference.
   *
   * @param cell the cell
   * @param kernels the kernels
   * @param memory where they have their buffers
   * @param precision the format they compute in
   * @param lanes the lanes of a pass
   */
  public static void holds(
      Layer cell, Kernels kernels, Allocator memory, Precision precision, int lanes) {
    Expected expected = EXPECTED.computeIfAbsent(cell, CellContractTest::expected);
    double tolerance = OPERATIONS * precision.unit();
    Workspace space = new Workspace(kernels, memory, STEPS, lanes);
    Buffer w = random(memory, cell.parameterCount(), "w");
    Buffer x = memory.allocate(STEPS * cell.inputs() * lanes);
    Buffer up = memory.allocate(STEPS * cell.outputs() * lanes);
    // Only the first lanes are held against the reference; the gradient of the others is 0.
    for (int lane = 0; lane < LANES; lane++) {
      load(x, "x" + lane, cell.inputs(), lane, lanes);
      load(up, "up" + lane, cell.outputs(), lane, lanes);
    }
    Buffer y = memory.allocate(up.length());
    Buffer g = memory.allocate(w.length());
    Buffer dx = random(memory, x.length(), "stale");
    Layer.Run run = cell.open(space);
    run.forward(w, 0, x, y, false);
    run.backward(w, 0, g, 0, x, up, dx);

    for (int lane = 0; lane < LANES; lane++) {
      for (int t = 0; t < STEPS; t++) {
        for (int r = 0; r < cell.outputs(); r++) {
          assertClose(
              expected.outputs.get(lane).get(t).get(r),
              y.get((t * cell.outputs() + r) * lanes + lane),
              tolerance,
              cell + " output " + t + " " + r);
        }
        for (int r = 0; r < cell.inputs(); r++) {
          assertClose(
              expected.inputs.get(lane).get(t).get(r),
              dx.get((t * cell.inputs() + r) * lanes + lane),
              tolerance,
              cell + " input " + t + " " + r);
        }
      }
    }
    for (int i = 0; i < cell.parameterCount(); i++) {
      assertClose(expected.parameters.get(i), g.get(i), tolerance, cell + " parameter " + i);
    }
    for (int i = 0; i < dx.length(); i++) {
      assertTrue(i % lanes < LANES || dx.get(i) == 0, "a lane leaks into another");
    }
  }

  private static void assertClose(double expected, double found, double tolerance, String what) {
    assertEquals(expected, found, tolerance * (1 + Math.abs(expected)), what);
  }

  private static <N> Recurrence<N> reference(
      Layer cell, Algebra<N> algebra, IntFunction<N> parameter) {
    List<N> values = new ArrayList<>();
    for (int i = 0; i < cell.parameterCount(); i++) {
      values.add(parameter.apply(i));
    }
    References.Reader<N> reader = new References.Reader<>(algebra, values);
    Recurrence<N> reference = References.of(cell, reader);
    assertTrue(reader.done(), "the reference has fewer parameters than " + cell);
    return reference;
  }

  /** The derivative of Σ up ⊙ y along one parameter, or along row r of the input at step t. */
  private static double derivative(
      Layer cell, Buffer w, int along, List<List<Double>> word, int step, int row, int lane) {
    DualArithmetic<Double> dual = new DualArithmetic<>(FormatArithmetic.FLOAT64);
    Recurrence<Dual<Double>> lifted =
        reference(
            cell,
            new Algebra<>(dual),
            i -> i == along ? dual.variable(w.get(i)) : dual.constant(w.get(i)));
    List<List<Dual<Double>>> inputs = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      List<Dual<Double>> input = new ArrayList<>();
      for (int r = 0; r < cell.inputs(); r++) {
        double value = word.get(t).get(r);
        input.add(t == step && r == row ? dual.variable(value) : dual.constant(value));
      }
      inputs.add(input);
    }
    List<List<Dual<Double>>> outputs = lifted.run(inputs);
    List<List<Double>> up = word("up" + lane, cell.outputs());
    double sum = 0;
    for (int t = 0; t < STEPS; t++) {
      for (int r = 0; r < cell.outputs(); r++) {
        sum += up.get(t).get(r) * outputs.get(t).get(r).derivative();
      }
    }
    return sum;
  }

  private static List<List<Double>> word(String name, int width) {
    Buffer flat = random(Precision.FLOAT64, STEPS * width, name);
    List<List<Double>> word = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      List<Double> input = new ArrayList<>();
      for (int r = 0; r < width; r++) {
        input.add(flat.get(t * width + r));
      }
      word.add(input);
    }
    return word;
  }

  private static void load(Buffer buffer, String name, int width, int lane, int lanes) {
    Buffer flat = random(Precision.FLOAT64, STEPS * width, name);
    for (int i = 0; i < flat.length(); i++) {
      buffer.set(i * lanes + lane, flat.get(i));
    }
  }

  /** Numbers in (−1, 1) that single precision holds, so that both precisions see the same. */
  private static Buffer random(Allocator memory, int length, String name) {
    UniformRandomProvider random = Streams.of(8, name, length);
    Buffer buffer = memory.allocate(length);
    for (int i = 0; i < length; i++) {
      buffer.set(i, 2 * random.nextFloat() - 1);
    }
    return buffer;
  }
}
