package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.ContraryNetwork;
import org.elenchus.claims.certificate.FoundNetworks;
import org.elenchus.claims.certificate.FoundNetworks.Entry;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.NetworkSpace;
import org.elenchus.claims.statement.NetworkTable;
import org.elenchus.claims.statement.NetworkTable.Row;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.words.AnswerRanges;
import org.elenchus.reference.words.AnswerRanges.Finding;
import org.elenchus.reference.words.SpacedNetworks;
import org.elenchus.tasks.Automaton;

/** Networks of finite spaces for tasks: goes through each space until one computes the task. */
public final class NetworkTableSearch {
  /** Coarser boxes come together sooner, finer ones enclose more closely. */
  private static final List<Integer> GRIDS = List.of(20, 40);

  /** Below this hardly any network is told from others. */
  private static final int COARSEST = 8;

  private final NetworkTable table;

  private NetworkTableSearch(NetworkTable table) {
    this.table = table;
  }

  /**
   * Brings a network or none for each row.
   *
   * @param s the table
   * @param subject what the certificate is made out for
   * @return an entry for each row, or a network for a row that says that there is none
   */
  public static Grounds settle(NetworkTable s, String subject) {
    NetworkTableSearch search = new NetworkTableSearch(s);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < s.rows().size(); i++) {
      Row row = s.rows().get(i);
      Entry found = search.first(row);
      SortedMap<String, List<List<BigFraction>>> arrays = found.arrays();
      if (!row.found() && arrays != null) {
        return Proof.of(
            Role.WITNESS,
            Provenance.SEARCHED,
            subject,
            new ContraryNetwork(i, arrays, found.gridBits()));
      }
      entries.add(found);
    }
    return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, new FoundNetworks(entries));
  }

  /** The first network in order, or none. */
  private Entry first(Row row) {
    NetworkSpace space = table.space(row);
    SpacedNetworks networks = new SpacedNetworks(space);
    Automaton task = MachineSearch.machine(row.task());
    for (long number = 0; number < networks.size(); number++) {
      Stack<DoubleInterval> network = networks.network(networks.arrays(number));
      for (int bits : GRIDS) {
        Optional<Finding> finding = run(network, task, bits);
        if (finding.isPresent() && finding.get() == Finding.APART) {
          return new Entry(networks.arrays(number), coarsest(network, task, bits));
        }
        if (finding.isPresent() && finding.get() == Finding.MIXED) {
          break;
        }
      }
    }
    return new Entry(null, 0);
  }

  /** The coarsest grid that still tells, so that the checker has fewer boxes to go through. */
  private int coarsest(Stack<DoubleInterval> network, Automaton task, int enough) {
    if (enough > GRIDS.getFirst()) {
      return enough; // the coarser one did not tell
    }
    return IntStream.range(COARSEST, enough)
        .filter(bits -> run(network, task, bits).equals(Optional.of(Finding.APART)))
        .findFirst()
        .orElse(enough);
  }

  /** Nothing where there are too many boxes to go through. */
  private Optional<Finding> run(Stack<DoubleInterval> network, Automaton task, int bits) {
    AnswerRanges ranges =
        new AnswerRanges(network, task, table.range(), table.margin().doubleValue(), bits);
    try {
      return Optional.of(ranges.run());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
