package org.elenchus.tasks.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.elenchus.tasks.Task;

/** Writes words as JSON Lines: a header with the task, then one object per word. */
public final class JsonLines {
  private JsonLines() {}

  /**
   * Writes a task and words of it.
   *
   * @param task the task
   * @param words words of the task
   * @param out where to write; each line ends with a line feed
   * @throws IOException if {@code out} throws it
   */
  public static void write(Task task, Words words, Appendable out) throws IOException {
    StringBuilder parameters = new StringBuilder();
    for (Map.Entry<String, Integer> entry : task.parameters().entrySet()) {
      parameters
          .append(parameters.isEmpty() ? "" : ",")
          .append(quoted(entry.getKey()))
          .append(':')
          .append(entry.getValue());
    }
    out.append("{\"task\":").append(quoted(task.name())).append(",\"parameters\":{");
    out.append(parameters).append("},\"vocabulary\":").append(quoted(task.vocabulary()));
    out.append(",\"labels\":").append(quoted(task.labels()));
    out.append(",\"unscored\":-1}\n");
    for (int n = 0; n < words.count(); n++) {
      out.append("{\"word\":").append(numbers(words.symbols(n)));
      out.append(",\"labels\":").append(numbers(words.labels(n))).append("}\n");
    }
  }

  private static String numbers(int[] values) {
    return Arrays.toString(values).replace(" ", "");
  }

  private static String quoted(Iterable<String> names) {
    StringBuilder list = new StringBuilder("[");
    for (String name : names) {
      list.append(list.length() == 1 ? "" : ",").append(quoted(name));
    }
    return list.append(']').toString();
  }

  /** Names of tasks and symbols are printable ASCII: quotes and backslashes need escapes. */
  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
