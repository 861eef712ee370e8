package org.elenchus.verify.property;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.ContraryNetwork;
import org.elenchus.claims.statement.NetworkTable;
import org.elenchus.claims.statement.NetworkTable.Row;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.words.SpacedNetworks;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.Tasks;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Spaces without a network for a task, by random networks of them: each is run on all words of a
 * length, one by one and with none taken together, until words of different labels have answers
 * that do not lie apart.
 */
class TableProperties extends StatementProperties<NetworkTable> {
  private static final int BITS = 20;

  TableProperties() {
    super(NetworkTable.class);
  }

  /**
   * A network.
   *
   * @param row a row that says that its space holds none
   * @param number which one of the space
   */
  record Drawn(int row, long number) {}

  @Settles(
      claim = "ssm-expressivity-q1/smallest-networks",
      twin = Outcome.MISSED,
      missed = "Of the thousands of networks in the twin's space only few compute the task.")
  @Property(tries = 200)
  void noNetworkOfTheSpaceComputesTheTask(@ForAll("networks") Drawn drawn) {
    Row row = statement.rows().get(drawn.row());
    cover(row.task().name());
    SpacedNetworks space = new SpacedNetworks(statement.space(row));
    demand(
        errs(space.network(space.arrays(drawn.number())), task(row.task())),
        () -> new ContraryNetwork(drawn.row(), space.arrays(drawn.number()), BITS));
  }

  private static Task task(TaskRef ref) {
    return Tasks.of(
        ref.name(),
        ref.parameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Integer.valueOf(e.getValue()))));
  }

  /** A word, and the network's states after it. */
  private record Read(List<Integer> word, List<List<DoubleInterval>> states) {}

  private boolean errs(Stack<DoubleInterval> network, Task task) {
    int symbols = task.vocabulary().size();
    double margin = statement.margin().doubleValue();
    Ends[] ends = new Ends[task.labels().size()];
    Arrays.fill(ends, Ends.NONE);
    List<Read> now = List.of(new Read(List.of(), network.start()));
    long longest = Objects.requireNonNull(statement.range().to());
    for (long t = 1; t <= longest; t++) {
      List<Read> next = new ArrayList<>();
      for (Read read : now) {
        for (int symbol = 0; symbol < symbols; symbol++) {
          List<Integer> word = new ArrayList<>(read.word());
          word.add(symbol);
          Stack.Step<DoubleInterval> step = network.step(read.states(), oneHot(symbol, symbols));
          int label = task.label(word.stream().mapToInt(i -> i).toArray())[word.size() - 1];
          if (label != Oracle.UNSCORED) {
            ends[label] = ends[label].with(step.output().getFirst());
          }
          next.add(new Read(word, step.states()));
        }
      }
      if (areMixed(ends, margin)) {
        return true;
      }
      now = next;
    }
    return false;
  }

  private static List<DoubleInterval> oneHot(int symbol, int symbols) {
    return IntStream.range(0, symbols)
        .mapToObj(i -> DoubleInterval.of(i == symbol ? 1 : 0))
        .toList();
  }

  /** Some answer to a label is at most the first number, some at least the second. */
  private record Ends(double low, double high) {
    static final Ends NONE = new Ends(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Ends with(DoubleInterval answer) {
      return new Ends(Math.min(low, answer.sup()), Math.max(high, answer.inf()));
    }
  }

  private static boolean areMixed(Ends[] ends, double margin) {
    for (int a = 0; a < ends.length; a++) {
      for (int b = 0; b < a; b++) {
        if (ends[b].low() - ends[a].high() < margin && ends[a].low() - ends[b].high() < margin) {
          return true;
        }
      }
    }
    return false;
  }

  @Provide
  Arbitrary<Drawn> networks() {
    List<Integer> rows =
        IntStream.range(0, statement.rows().size())
            .filter(i -> !statement.rows().get(i).found())
            .boxed()
            .toList();
    return Arbitraries.of(rows)
        .flatMap(
            row ->
                Arbitraries.bigIntegers()
                    .between(BigInteger.ZERO, BigInteger.valueOf(last(row)))
                    .map(number -> new Drawn(row, number.longValueExact())));
  }

  private long last(int row) {
    return new SpacedNetworks(statement.space(statement.rows().get(row))).size() - 1;
  }
}
