package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * The matrix memories with constant decay, as the documents write them; q, k and v are linear in
 * the input, o = Sᵀq. S is [key × value], the transpose of the documents' where they write [value ×
 * key].
 *
 * <ul>
 *   <li>{@code linear-attention}: S = α S + k vᵀ;
 *   <li>{@code e88-additive}: S = tanh(α S + δ k vᵀ);
 *   <li>{@code e88-delta} as written: S = tanh(α S + k (v − Sᵀk)ᵀ).
 * </ul>
 *
 * @param kind which of the three
 * @param inputs the width of u
 * @param heads K
 * @param size the length of keys and of values
 */
public record WrittenMemory(Kind kind, int inputs, int heads, int size) implements Layer {
  /** The three rules. */
  public enum Kind {
    /** S = α S + k vᵀ. */
    LINEAR_ATTENTION,
    /** S = tanh(α S + δ k vᵀ). */
    E88_ADDITIVE,
    /** S = tanh(α S + k (v − Sᵀk)ᵀ). */
    E88_DELTA
  }

  @Override
  public int outputs() {
    return heads * size;
  }

  private boolean scaled() {
    return kind == Kind.E88_ADDITIVE;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.matrix("W_q", outputs(), inputs));
    all.add(Parameter.matrix("W_k", outputs(), inputs));
    all.add(Parameter.matrix("W_v", outputs(), inputs));
    // A saturating sum forgets by itself; a plain one must start below 1.
    double start = kind == Kind.LINEAR_ATTENTION ? 0.95 : 1;
    all.add(Parameter.vector("alpha", heads, new Init.Constant(start)));
    if (scaled()) {
      all.add(Parameter.vector("delta", heads, new Init.Constant(1)));
    }
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return 6L * outputs() + 4L * heads + Memory.numbersPerStep(heads, size, size);
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final int steps;
    private final int lanes;
    private final Memory memory;
    private final Affine in;
    private final Buffer q;
    private final Buffer k;
    private final Buffer v;
    private final Buffer alpha;
    private final Buffer beta;
    private final Buffer dq;
    private final Buffer dk;
    private final Buffer dv;
    private final Buffer dAlpha;
    private final Buffer dBeta;

    Pass(Workspace space) {
      kernels = space.kernels();
      steps = space.steps();
      lanes = space.lanes();
      memory =
          new Memory(
              space,
              heads,
              heads,
              size,
              size,
              kind != Kind.LINEAR_ATTENTION,
              kind == Kind.E88_DELTA ? Memory.Erase.READ : Memory.Erase.NOTHING);
      in = new Affine(space, inputs, outputs());
      q = space.sequence(outputs());
      k = space.sequence(outputs());
      v = space.sequence(outputs());
      alpha = space.sequence(heads);
      beta = space.sequence(heads);
      dq = space.sequence(outputs());
      dk = space.sequence(outputs());
      dv = space.sequence(outputs());
      dAlpha = space.sequence(heads);
      dBeta = space.sequence(heads);
      beta.fill(0, beta.length(), 1);
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      int ratesAt = wAt + 3 * in.size();
      in.apply(w, wAt, x, q);
      in.apply(w, wAt + in.size(), x, k);
      in.apply(w, wAt + 2 * in.size(), x, v);
      kernels.spreadEach(w, ratesAt, heads, alpha, 0, steps, lanes);
      if (scaled()) {
        kernels.spreadEach(w, ratesAt + heads, heads, beta, 0, steps, lanes);
      }
      memory.forward(q, k, v, alpha, beta, y, carry);
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      int ratesAt = gAt + 3 * in.size();
      Affine.clear(dx);
      for (Buffer gradient : List.of(dq, dk, dv, dAlpha, dBeta)) {
        Affine.clear(gradient);
      }
      memory.backward(q, k, alpha, beta, dy, dq, dk, dv, dAlpha, dBeta);
      kernels.sumRows(dAlpha, 0, heads, steps, lanes, g, ratesAt);
      if (scaled()) {
        kernels.sumRows(dBeta, 0, heads, steps, lanes, g, ratesAt + heads);
      }
      in.back(w, wAt, g, gAt, x, dq, dx);
      in.back(w, wAt + in.size(), g, gAt + in.size(), x, dk, dx);
      in.back(w, wAt + 2 * in.size(), g, gAt + 2 * in.size(), x, dv, dx);
    }
  }
}
