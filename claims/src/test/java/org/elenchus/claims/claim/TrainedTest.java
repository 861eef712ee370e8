package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.claims.statement.Statement;
import org.junit.jupiter.api.Test;

/** Exact and trained claims of one task are tied to each other. */
class TrainedTest {
  private final ClaimSet all = ClaimFiles.bundled();

  /** Whether a claim's networks are trained. */
  private static boolean isTrained(Claim claim) {
    return claim.readings().stream()
        .anyMatch(
            reading ->
                reading.statement() instanceof Learns
                    || reading.statement() instanceof LearningMatrix
                    || reading.checks().stream()
                        .anyMatch(call -> call.check().equals("trained-network")));
  }

  /** The tasks that a claim is about; a threshold asked at the end is one asked at each step. */
  private static Set<String> tasks(Claim claim) {
    Set<String> found = new TreeSet<>();
    claim.readings().forEach(reading -> found.addAll(tasks(reading.statement())));
    if (found.remove("threshold")) {
      found.add("running-threshold");
    }
    return found;
  }

  private static List<String> tasks(Statement statement) {
    return switch (statement) {
      case Computes computes -> List.of(computes.task().name());
      case LeastLoss least -> List.of(least.task().name());
      case Recognition recognition -> List.of(recognition.task().name());
      case GridComputes computes -> List.of(computes.task().name());
      case GridNetComputes computes -> List.of(computes.task().name());
      case SelectiveComputes computes -> List.of(computes.task().name());
      case Learns learns -> List.of(learns.training().task());
      case LearningMatrix matrix ->
          matrix.tasks().stream().map(LearningMatrix.TaskChoice::task).toList();
      default -> List.of();
    };
  }

  private static boolean share(Claim one, Claim other) {
    Set<String> both = new HashSet<>(tasks(one));
    both.retainAll(tasks(other));
    return !both.isEmpty();
  }

  @Test
  void everyExactStatementOfATaskHasItsTrainingBesideIt() {
    List<String> without = new ArrayList<>();
    int exact = 0;
    for (Claim claim : all.claims()) {
      if (!isTrained(claim) && !tasks(claim).isEmpty()) {
        exact++;
        if (claim.trained() == null) {
          without.add(claim.id());
        }
      }
    }
    assertEquals(List.of(), without);
    assertTrue(exact > 25, "only " + exact + " exact statements");
  }

  @Test
  void whatStandsBesideAStatementIsTrainedOnItsTask() {
    for (Claim claim : all.claims()) {
      if (claim.trained() != null) {
        assertFalse(isTrained(claim), claim.id());
        for (String id : claim.trained().by()) {
          Claim other = all.find(id).orElseThrow();
          assertTrue(isTrained(other), claim.id() + ": " + id + " trains nothing");
          assertTrue(share(claim, other), claim.id() + ": " + id + " is of another task");
        }
      }
    }
  }

  @Test
  void everyTrainedClaimStandsBesideAStatementOfItsTaskIfThereIsOne() {
    Set<String> named = new HashSet<>();
    Set<String> stated = new HashSet<>();
    for (Claim claim : all.claims()) {
      if (claim.trained() != null) {
        named.addAll(claim.trained().by());
        stated.addAll(tasks(claim));
      }
    }
    List<String> alone = new ArrayList<>();
    for (Claim claim : all.claims()) {
      boolean asked = tasks(claim).stream().anyMatch(stated::contains);
      if (isTrained(claim) && asked && !named.contains(claim.id())) {
        alone.add(claim.id());
      }
    }
    assertEquals(List.of(), alone);
  }

  @Test
  void neitherOrBothIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Trained(List.of(), null));
    assertThrows(IllegalArgumentException.class, () -> new Trained(List.of("a/b"), "because"));
  }
}
