package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * K heads side by side: each sees the whole input, states and outputs are joined in order, and W_o
 * maps the joined outputs.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source: the project's notes
 * on models. It leaves out heads that share keys or values.
 *
 * @param algebra the algebra
 * @param heads the heads, all of one kind and shape, so that their states have one length
 * @param wo W_o [outputs, joined]
 * @param <N> the numbers
 */
public record Heads<N>(Algebra<N> algebra, List<Recurrence<N>> heads, Matrix<N> wo)
    implements Recurrence<N> {
  /** Copies the list. */
  public Heads {
    heads = List.copyOf(heads);
  }

  @Override
  public int inputs() {
    return heads.getFirst().inputs();
  }

  @Override
  public List<N> start() {
    return Vectors.join(heads.stream().map(Recurrence::start).toList());
  }

  private List<List<N>> parts(List<N> state) {
    return Vectors.cut(state, Collections.nCopies(heads.size(), state.size() / heads.size()));
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    List<List<N>> parts = parts(state);
    List<List<N>> next = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      next.add(heads.get(i).step(parts.get(i), u));
    }
    return Vectors.join(next);
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<List<N>> parts = parts(state);
    List<List<N>> outputs = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      outputs.add(heads.get(i).output(parts.get(i), u));
    }
    return algebra.times(wo, Vectors.join(outputs));
  }

  @Override
  public <M> Heads<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    List<Recurrence<M>> mapped = new ArrayList<>();
    for (Recurrence<N> head : heads) {
      mapped.add(head.map(to, image));
    }
    return new Heads<>(to, mapped, wo.map(image));
  }
}
