package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.E10Trained;
import org.elenchus.reference.model.E10Written;
import org.elenchus.reference.model.E1Trained;
import org.elenchus.reference.model.E33;
import org.elenchus.reference.model.E42;
import org.elenchus.reference.model.E88Additive;
import org.elenchus.reference.model.E88DeltaTrained;
import org.elenchus.reference.model.E88DeltaWritten;
import org.elenchus.reference.model.Heads;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;

/** The reference model of each cell, built from the cell's parameters as they lie in memory. */
final class References {
  private References() {}

  /** Reads parameters one after another. */
  static final class Reader<N> {
    private final Algebra<N> algebra;
    private final List<N> values;
    private int next;

    Reader(Algebra<N> algebra, List<N> values) {
      this.algebra = algebra;
      this.values = values;
    }

    List<N> vector(int length) {
      next += length;
      return List.copyOf(values.subList(next - length, next));
    }

    Matrix<N> matrix(int rows, int cols) {
      return Matrix.unflatten(vector(rows * cols), cols);
    }

    Algebra<N> algebra() {
      return algebra;
    }

    /** All have been read. */
    boolean done() {
      return next == values.size();
    }
  }

  static final List<Double> DECAYS = List.of(0.75, 0.5);

  static <N> Recurrence<N> of(Layer layer, Reader<N> p) {
    return switch (layer) {
      case LtiLayer lti -> lti(lti, p);
      case Elman cell -> elman(cell, p);
      case E1Written cell -> e1Written(cell, p);
      case ElmanFamily cell -> family(cell, p);
      case WrittenMemory cell -> written(cell, p);
      case E88Delta cell -> e88(cell, p);
      case GatedDeltaNet cell -> deltaNet(cell, p);
      case Mamba2 cell -> mamba(cell, p);
      case SoftmaxAttention cell -> attention(cell, p);
      case GatedMlp cell -> {
        Matrix<N> w1 = p.matrix(cell.hidden(), cell.inputs());
        Matrix<N> w3 = p.matrix(cell.hidden(), cell.inputs());
        Matrix<N> w2 = p.matrix(cell.inputs(), cell.hidden());
        yield new org.elenchus.reference.model.GatedMlp<>(p.algebra(), w1, w3, w2);
      }
      case Residual(Chain chain) -> {
        List<N> gain = p.vector(chain.inputs());
        N epsilon = p.algebra().over().of(Rational.of(Norm.EPSILON));
        yield new org.elenchus.reference.model.Residual<>(
            p.algebra(), of(chain.layers().get(1), p), gain, epsilon);
      }
      default -> throw new IllegalArgumentException("no reference for " + layer);
    };
  }

  /** The identity, where a cell of ours has no output projection. */
  private static <N> Matrix<N> identity(Algebra<N> algebra, int size) {
    return new Matrix<>(
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    IntStream.range(0, size)
                        .mapToObj(j -> i == j ? algebra.over().one() : algebra.over().zero())
                        .toList())
            .toList());
  }

  private static <N> Matrix<N> rows(Matrix<N> whole, int part, int size) {
    return new Matrix<>(whole.rows().subList(part * size, (part + 1) * size));
  }

  private static <N> Matrix<N> stack(List<Matrix<N>> parts) {
    return new Matrix<>(parts.stream().flatMap(part -> part.rows().stream()).toList());
  }

  private static <N> Recurrence<N> lti(LtiLayer cell, Reader<N> p) {
    int h = cell.hidden();
    Arithmetic<N> over = p.algebra().over();
    Matrix<N> a;
    if (cell.diagonal()) {
      List<N> diagonal = p.vector(h);
      a =
          new Matrix<>(
              IntStream.range(0, h)
                  .mapToObj(
                      i ->
                          IntStream.range(0, h)
                              .mapToObj(j -> i == j ? diagonal.get(i) : over.zero())
                              .toList())
                  .toList());
    } else {
      a = p.matrix(h, h);
    }
    Matrix<N> b = p.matrix(h, cell.inputs());
    Matrix<N> c = p.matrix(cell.outputs(), h);
    List<N> bias = p.vector(cell.outputs());
    return new LinearRnn<>(p.algebra(), a, b, c, bias, p.algebra().zeros(h));
  }

  private static <N> Recurrence<N> elman(Elman cell, Reader<N> p) {
    int h = cell.hidden();
    Matrix<N> wh = p.matrix(h, h);
    Matrix<N> wx = p.matrix(h, cell.inputs());
    return new org.elenchus.reference.model.Elman<>(
        p.algebra(), wh, wx, p.vector(h), p.algebra().zeros(h));
  }

  private static <N> Recurrence<N> e1Written(E1Written cell, Reader<N> p) {
    int h = cell.hidden();
    Matrix<N> wh = p.matrix(h, h);
    Matrix<N> wx = p.matrix(h, cell.inputs());
    Matrix<N> vg = p.matrix(h, cell.inputs());
    Matrix<N> wg = cell.gateSeesState() ? p.matrix(h, h) : wh;
    org.elenchus.reference.model.E1Written<N> e1 =
        new org.elenchus.reference.model.E1Written<>(
            p.algebra(), wh, wx, wg, vg, cell.gateSeesState());
    if (cell.decays().isEmpty()) {
      return e1;
    }
    List<N> decays = new ArrayList<>();
    List<Matrix<N>> gates = new ArrayList<>();
    for (double decay : cell.decays()) {
      decays.add(p.algebra().over().of(Rational.of(decay)));
      gates.add(p.matrix(h, cell.inputs()));
    }
    return new E10Written<>(p.algebra(), e1, decays, gates);
  }

  private static <N> Recurrence<N> family(ElmanFamily cell, Reader<N> p) {
    int h = cell.hidden();
    Matrix<N> win = p.matrix(h, cell.inputs());
    if (cell.kind() == ElmanFamily.Kind.E42) {
      Matrix<N> w = p.matrix(h, h);
      return new E42<>(p.algebra(), win, w, p.vector(h));
    }
    Matrix<N> wx = p.matrix(h, h);
    Matrix<N> wh = p.matrix(h, h);
    List<N> bias = p.vector(h);
    if (cell.kind() == ElmanFamily.Kind.E33) {
      return new E33<>(p.algebra(), win, wx, wh, bias);
    }
    E1Trained<N> e1 = new E1Trained<>(p.algebra(), win, p.matrix(h, cell.inputs()), wx, wh, bias);
    if (cell.kind() == ElmanFamily.Kind.E1) {
      return e1;
    }
    List<Matrix<N>> gates = new ArrayList<>();
    for (int i = 0; i < ElmanFamily.E10_BANKS; i++) {
      gates.add(p.matrix(h, cell.inputs()));
    }
    return new E10Trained<>(p.algebra(), e1, p.matrix(ElmanFamily.E10_BANKS, h), gates);
  }

  private static <N> Recurrence<N> written(WrittenMemory cell, Reader<N> p) {
    int n = cell.size();
    Matrix<N> wq = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wk = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wv = p.matrix(cell.outputs(), cell.inputs());
    List<N> alpha = p.vector(cell.heads());
    List<N> delta = cell.kind() == WrittenMemory.Kind.E88_ADDITIVE ? p.vector(cell.heads()) : alpha;
    List<Recurrence<N>> heads = new ArrayList<>();
    for (int i = 0; i < cell.heads(); i++) {
      Matrix<N> q = rows(wq, i, n);
      Matrix<N> k = rows(wk, i, n);
      Matrix<N> v = rows(wv, i, n);
      heads.add(
          switch (cell.kind()) {
            case LINEAR_ATTENTION ->
                new org.elenchus.reference.model.LinearAttention<>(
                    p.algebra(), alpha.get(i), q, k, v);
            case E88_ADDITIVE ->
                new E88Additive<>(p.algebra(), alpha.get(i), delta.get(i), k, v, q);
            case E88_DELTA -> new E88DeltaWritten<>(p.algebra(), alpha.get(i), k, v, q);
          });
    }
    return new Heads<>(p.algebra(), heads, identity(p.algebra(), cell.outputs()));
  }

  /** Our order is w, b, a. */
  private static <N> List<org.elenchus.reference.model.Decay<N>> decays(
      int inputs, int heads, Reader<N> p) {
    Matrix<N> w = p.matrix(heads, inputs);
    List<N> b = p.vector(heads);
    List<N> a = p.vector(heads);
    return IntStream.range(0, heads)
        .mapToObj(
            i -> new org.elenchus.reference.model.Decay<>(a.get(i), w.rows().get(i), b.get(i)))
        .toList();
  }

  private static <N> Recurrence<N> e88(E88Delta cell, Reader<N> p) {
    int n = cell.size();
    Matrix<N> wq = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wk = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wv = p.matrix(cell.outputs(), cell.inputs());
    List<org.elenchus.reference.model.Decay<N>> decays = decays(cell.inputs(), cell.heads(), p);
    Matrix<N> gate = cell.gated() ? p.matrix(cell.outputs(), cell.inputs()) : wq;
    List<Recurrence<N>> heads = new ArrayList<>();
    for (int i = 0; i < cell.heads(); i++) {
      heads.add(
          new E88DeltaTrained<>(
              p.algebra(),
              rows(wq, i, n),
              rows(wk, i, n),
              rows(wv, i, n),
              decays.get(i),
              cell.gated() ? rows(gate, i, n) : null,
              !cell.bounded()));
    }
    return new Heads<>(p.algebra(), heads, identity(p.algebra(), cell.outputs()));
  }

  /** A projection and its convolution: the matrix, the taps by channel, the offsets. */
  private record Convolved<N>(
      Matrix<N> w, org.elenchus.reference.model.ShortConvolution<N> convolution) {
    /** Our taps are by delay, the reference's by channel with the oldest first. */
    static <N> Convolved<N> read(int inputs, int channels, Reader<N> p) {
      Matrix<N> w = p.matrix(channels, inputs);
      Matrix<N> byDelay = p.matrix(4, channels);
      List<List<N>> taps = new ArrayList<>();
      for (int c = 0; c < channels; c++) {
        List<N> channel = new ArrayList<>(byDelay.transposed().rows().get(c));
        Collections.reverse(channel);
        taps.add(channel);
      }
      return new Convolved<>(
          w,
          new org.elenchus.reference.model.ShortConvolution<>(
              new Matrix<>(taps), p.vector(channels)));
    }

    Convolved<N> part(int index, int size) {
      return new Convolved<>(
          rows(w, index, size),
          new org.elenchus.reference.model.ShortConvolution<>(
              rows(convolution.taps(), index, size),
              convolution.bias().subList(index * size, (index + 1) * size)));
    }

    static <N> Convolved<N> join(List<Convolved<N>> parts) {
      return new Convolved<>(
          stack(parts.stream().map(Convolved::w).toList()),
          new org.elenchus.reference.model.ShortConvolution<>(
              stack(parts.stream().map(part -> part.convolution.taps()).toList()),
              parts.stream().flatMap(part -> part.convolution.bias().stream()).toList()));
    }
  }

  private static <N> Recurrence<N> deltaNet(GatedDeltaNet cell, Reader<N> p) {
    int n = cell.size();
    Convolved<N> q = Convolved.read(cell.inputs(), cell.outputs(), p);
    Convolved<N> k = Convolved.read(cell.inputs(), cell.outputs(), p);
    Convolved<N> v = Convolved.read(cell.inputs(), cell.outputs(), p);
    List<org.elenchus.reference.model.Decay<N>> decays = decays(cell.inputs(), cell.heads(), p);
    Matrix<N> beta = p.matrix(cell.heads(), cell.inputs());
    Matrix<N> gate = p.matrix(cell.outputs(), cell.inputs());
    List<N> gain = p.vector(cell.outputs());
    List<Recurrence<N>> heads = new ArrayList<>();
    for (int i = 0; i < cell.heads(); i++) {
      Convolved<N> all = Convolved.join(List.of(q.part(i, n), k.part(i, n), v.part(i, n)));
      heads.add(
          new org.elenchus.reference.model.GatedDeltaNet<>(
              p.algebra(),
              all.w(),
              all.convolution(),
              n,
              decays.get(i),
              beta.rows().get(i),
              cell.negative(),
              rows(gate, i, n),
              gain.subList(i * n, (i + 1) * n),
              p.algebra().over().of(Rational.of(Norm.EPSILON))));
    }
    return new Heads<>(p.algebra(), heads, identity(p.algebra(), cell.outputs()));
  }

  private static <N> Recurrence<N> mamba(Mamba2 cell, Reader<N> p) {
    Arithmetic<N> over = p.algebra().over();
    Convolved<N> x = Convolved.read(cell.inputs(), cell.outputs(), p);
    Convolved<N> b = Convolved.read(cell.inputs(), cell.state(), p);
    Convolved<N> c = Convolved.read(cell.inputs(), cell.state(), p);
    Convolved<N> all = Convolved.join(List.of(x, b, c));
    List<org.elenchus.reference.model.Decay<N>> decays = decays(cell.inputs(), cell.heads(), p);
    List<N> d = p.vector(cell.heads());
    Matrix<N> z = p.matrix(cell.outputs(), cell.inputs());
    List<N> gain = p.vector(cell.outputs());
    return new org.elenchus.reference.model.Mamba2<>(
        p.algebra(),
        z,
        all.w(),
        new Matrix<>(decays.stream().map(org.elenchus.reference.model.Decay::w).toList()),
        all.convolution(),
        decays.stream().map(org.elenchus.reference.model.Decay::b).toList(),
        decays.stream().map(decay -> over.negate(over.exp(decay.a()))).toList(),
        d,
        gain,
        over.of(Rational.of(Norm.EPSILON)),
        identity(p.algebra(), cell.outputs()));
  }

  private static <N> Recurrence<N> attention(SoftmaxAttention cell, Reader<N> p) {
    Arithmetic<N> over = p.algebra().over();
    int n = cell.size();
    Matrix<N> wq = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wk = p.matrix(cell.outputs(), cell.inputs());
    Matrix<N> wv = p.matrix(cell.outputs(), cell.inputs());
    List<List<N>> turns = new ArrayList<>();
    for (int pair = 0; pair < n / 2; pair++) {
      double angle = SoftmaxAttention.angle(pair, n);
      turns.add(
          List.of(over.of(Rational.of(Math.cos(angle))), over.of(Rational.of(Math.sin(angle)))));
    }
    List<Recurrence<N>> heads = new ArrayList<>();
    for (int i = 0; i < cell.heads(); i++) {
      heads.add(
          new org.elenchus.reference.model.SoftmaxAttention<>(
              p.algebra(), rows(wq, i, n), rows(wk, i, n), rows(wv, i, n), new Matrix<>(turns)));
    }
    return new Heads<>(p.algebra(), heads, identity(p.algebra(), cell.outputs()));
  }
}
