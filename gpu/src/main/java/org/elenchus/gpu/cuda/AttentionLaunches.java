package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.whole;

import java.util.Arrays;
import jcuda.Pointer;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** {@code attention.cu}: causal attention without its matrix, a thread for each query or key. */
interface AttentionLaunches extends Kernels {
  /** The longest query that a thread has in registers. */
  int LONGEST_QUERY = 64;

  /** What launches. */
  Launcher launcher();

  private static long places(AttentionShape shape) {
    return (long) shape.steps() * shape.heads() * shape.lanes();
  }

  @Override
  default boolean attend(
      AttentionShape shape, Buffer q, Buffer k, Buffer v, Buffer logs, Buffer o) {
    if (shape.size() > LONGEST_QUERY) {
      return false;
    }
    long places = places(shape);
    long numbers = places * shape.size();
    attention(
        "attend",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(o, numbers));
    return true;
  }

  @Override
  default boolean attendBackward(
      AttentionShape shape,
      Buffer q,
      Buffer k,
      Buffer v,
      Buffer logs,
      Buffer upstream,
      Buffer dots,
      Buffer dq,
      Buffer dk,
      Buffer dv) {
    if (shape.size() > LONGEST_QUERY) {
      return false;
    }
    long places = places(shape);
    long numbers = places * shape.size();
    attention(
        "attendBackwardQueries",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(upstream, numbers),
        whole(dots, places),
        whole(dq, numbers));
    attention(
        "attendBackwardKeys",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(upstream, numbers),
        whole(dots, places),
        whole(dk, numbers),
        whole(dv, numbers));
    return true;
  }

  /** A thread for each step, head and lane. */
  private void attention(String kernel, AttentionShape shape, Pointer... buffers) {
    Pointer[] all = Arrays.copyOf(buffers, buffers.length + 3);
    all[buffers.length] = number(shape.heads());
    all[buffers.length + 1] = number(shape.steps());
    all[buffers.length + 2] = number(shape.lanes());
    launcher().each(Program.of("attention", "-DSIZE=" + shape.size()), kernel, places(shape), all);
  }
}
