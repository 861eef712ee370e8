package org.elenchus.claims.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.json.Json;
import org.jspecify.annotations.Nullable;

/** What a check brings for or against a statement, before anybody believes it. */
public sealed interface Grounds {
  /**
   * The word under which the grounds stand in an evidence file; also the evidence's type.
   *
   * @return for example {@code certificate}
   */
  String type();

  /** What a certificate is used as. */
  enum Role {
    /** It settles a whole scope. */
    @JsonProperty("certificate")
    CERTIFICATE,
    /** It is an instance: a network, a point, a pair of inputs. */
    @JsonProperty("witness")
    WITNESS,
    /** It satisfies all that is offered and misses the conclusion. */
    @JsonProperty("countermodel")
    COUNTERMODEL,
    /** It shows that nothing is left once definitions are replaced. */
    @JsonProperty("unfolding")
    UNFOLDING
  }

  /** Where a witness comes from. */
  enum Provenance {
    /** Written down by a construction. */
    @JsonProperty("constructed")
    CONSTRUCTED,
    /** Found by the tool's own search. */
    @JsonProperty("searched")
    SEARCHED,
    /** The weights of a trained model. */
    @JsonProperty("trained")
    TRAINED
  }

  /**
   * A certificate for a claim's reading, or for its twin.
   *
   * @param role what it is used as
   * @param origin for a witness, where it comes from; otherwise null
   * @param subject the statement it is for: {@code claim-id/reading} or {@code …/twin}
   * @param digest SHA-256 of its canonical JSON
   * @param certificate the record itself
   */
  record Proof(
      Role role,
      @Nullable Provenance origin,
      String subject,
      String digest,
      Certificate certificate)
      implements Grounds {
    /**
     * A proof with its digest.
     *
     * @param role what it is used as
     * @param origin for a witness, where it comes from
     * @param subject the statement it is for
     * @param certificate the record
     * @return the proof
     */
    public static Proof of(
        Role role, @Nullable Provenance origin, String subject, Certificate certificate) {
      return new Proof(role, origin, subject, digestOf(origin, subject, certificate), certificate);
    }

    /**
     * Whether the digest is that of the content.
     *
     * @return false if anything was edited without making the digest anew
     */
    public boolean isIntact() {
      return digest.equals(digestOf(origin, subject, certificate));
    }

    private static String digestOf(
        @Nullable Provenance origin, String subject, Certificate certificate) {
      return Json.digest(
          List.of(
              origin == null ? "" : Json.tree(origin).asText(), subject, Json.tree(certificate)));
    }

    @Override
    public String type() {
      return Json.tree(role).asText();
    }
  }

  /**
   * A random sample of instances, drawn by jqwik.
   *
   * @param property the property's name
   * @param tries instances drawn
   * @param checks instances that met the hypotheses
   * @param edgeCases edge cases among them
   * @param coverage how the generator spread, by label
   * @param falsified whether an instance was found at which the statement fails
   * @param original the first such instance, as text; empty if none
   * @param shrunk the smallest such instance found, as text; empty if none
   * @param errorBound what the sample leaves open, in words with a number
   */
  record Sample(
      String property,
      int tries,
      int checks,
      int edgeCases,
      List<Coverage> coverage,
      boolean falsified,
      List<String> original,
      List<String> shrunk,
      String errorBound)
      implements Grounds {
    /** Copies the lists. */
    public Sample {
      coverage = List.copyOf(coverage);
      original = List.copyOf(original);
      shrunk = List.copyOf(shrunk);
    }

    /**
     * A label and how many instances bore it.
     *
     * @param label the class of instances
     * @param count how many
     */
    public record Coverage(String label, int count) {}

    @Override
    public String type() {
      return "sample";
    }
  }

  /**
   * Printed cells held against a relation.
   *
   * @param cells the cells; where the relation fails, a smallest set that cannot all be right
   */
  record Cells(List<Cell> cells) implements Grounds {
    /** Copies the list. */
    public Cells {
      cells = List.copyOf(cells);
    }

    /**
     * One printed number.
     *
     * @param document the document's id
     * @param lines first and last line
     * @param row the row's first cell, or null
     * @param column the column's heading, or null
     * @param printed as printed
     * @param interval the values that print so
     * @param needed the values it would have to have for the rest to hold, or null if there are
     *     none
     * @param value where the relation can hold, a value in the interval with which it does
     */
    public record Cell(
        String document,
        List<Integer> lines,
        @Nullable String row,
        @Nullable String column,
        String printed,
        Interval interval,
        @Nullable Interval needed,
        @Nullable BigFraction value) {
      /** Copies the list. */
      public Cell {
        lines = List.copyOf(lines);
      }
    }

    @Override
    public String type() {
      return "cells";
    }
  }

  /**
   * Training runs.
   *
   * @param runs one per seed and configuration, none left out
   */
  record Runs(List<Run> runs) implements Grounds {
    /** Copies the list. */
    public Runs {
      runs = List.copyOf(runs);
    }

    /**
     * One trained model.
     *
     * @param task the task with its parameters
     * @param model the model's id
     * @param variant what sets it apart from others of that id
     * @param seed the seed
     * @param sizes width, layers and the like, by name
     * @param steps optimiser steps done
     * @param state {@code finished}, {@code solved} or {@code diverged} (with the step), or that
     *     the budget was spent
     * @param accuracy by length of the tested words
     * @param loss some points of the learning curve, evenly spaced over the steps
     */
    public record Run(
        String task,
        String model,
        String variant,
        long seed,
        java.util.Map<String, Integer> sizes,
        int steps,
        String state,
        List<Accuracy> accuracy,
        List<Double> loss) {
      /** Copies the collections. */
      public Run {
        sizes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sizes));
        accuracy = List.copyOf(accuracy);
        loss = List.copyOf(loss);
      }

      /**
       * Whether training came to its end, by its last step or by solving the task before it.
       *
       * @return false for a run that diverged or was out of budget
       */
      public boolean ended() {
        return state.equals("finished") || state.startsWith("solved");
      }
    }

    /**
     * How many words were right at every position.
     *
     * @param length T
     * @param right words right at all their positions
     * @param words words tested
     */
    public record Accuracy(int length, int right, int words) {}

    @Override
    public String type() {
      return "runs";
    }
  }

  /**
   * Why nothing was run.
   *
   * @param reason one sentence
   */
  record Reason(String reason) implements Grounds {
    @Override
    public String type() {
      return "reason";
    }
  }
}
