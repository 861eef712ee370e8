package org.elenchus.gpu.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.evidence.Replication.Beside;
import org.elenchus.claims.evidence.Replication.Ours;
import org.elenchus.claims.evidence.Replication.Published;
import org.elenchus.claims.json.Json;
import org.junit.jupiter.api.Test;

/** Published rows as data, each cell of ours with all of its seeds. */
class ReplicationTableTest {
  /** A mean of five shares is rounded five times. */
  private static final double ROUNDING = 5 * Math.ulp(1.0);

  private final Replication table = ReplicationTable.bundled();

  @Test
  void everyPublishedRowIsThereOnce() {
    assertEquals(34, table.published().size());
    assertEquals(34, table.published().stream().map(Published::id).distinct().count());
    Published parity = table.published().getFirst();
    assertEquals(List.of("1", "1", ".984", ".944", ".887"), values(parity));
    assertEquals(List.of("40", "80", "160", "320", "500"), lengths(parity));
  }

  private static List<String> values(Published row) {
    return row.points().stream().map(Replication.Point::value).toList();
  }

  private static List<String> lengths(Published row) {
    return row.points().stream().map(Replication.Point::at).toList();
  }

  @Test
  void oursShowEverySeedAndAnIntervalAroundTheMean() {
    for (Published row : table.published()) {
      for (Beside cell : row.beside()) {
        assertEquals(1, table.ours().stream().filter(ours -> isOf(ours, cell)).count());
      }
    }
    for (Ours ours : table.ours()) {
      assertEquals(List.of(1L, 2L, 3L, 4L, 5L), ours.seeds());
      for (Replication.Reached point : ours.points()) {
        assertEquals(5, point.positions().size());
        assertTrue(point.least() <= point.interval().getFirst() + ROUNDING);
        assertTrue(point.interval().getFirst() <= point.mean() + ROUNDING);
        assertTrue(point.mean() <= point.interval().getLast() + ROUNDING);
        assertTrue(point.interval().getLast() <= point.best() + ROUNDING);
        assertTrue(point.positions().contains(point.best()));
      }
    }
  }

  private static boolean isOf(Ours ours, Beside cell) {
    return ours.task().equals(cell.task())
        && ours.model().equals(cell.model())
        && ours.variant().equals(cell.variant());
  }

  @Test
  void theSameRunsGiveTheSameBytes() {
    assertEquals(Json.pretty(table), Json.pretty(ReplicationTable.bundled()));
  }
}
