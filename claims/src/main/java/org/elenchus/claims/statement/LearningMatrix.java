package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A family of cells, tasks by models, each trained with several seeds by one protocol that is fixed
 * here before any run, and what is said of some of the cells. The unit of accuracy is the word,
 * right at all its positions.
 *
 * <p>It is about the networks that the protocol trains, one for each seed. A model that fails to
 * learn may still express the task, with other weights.
 *
 * @param protocol what is run
 * @param tasks the family's tasks
 * @param models the family's models
 * @param says what is said
 * @param accuracy the share of words that counts as learned, in (0, 1)
 * @param confidence of all that is found in the whole family, in (0, 1), such as 19/20
 */
@JsonTypeName("learning-matrix")
public record LearningMatrix(
    Protocol protocol,
    List<TaskChoice> tasks,
    List<ModelChoice> models,
    Says says,
    BigFraction accuracy,
    BigFraction confidence)
    implements Statement {
  /** Copies the lists; refuses shares outside (0, 1) and names of no cell. */
  public LearningMatrix {
    tasks = List.copyOf(tasks);
    models = List.copyOf(models);
    between(accuracy, "accuracy");
    between(confidence, "confidence");
    if (!protocol.multiples().contains(says.multiple())) {
      throw new IllegalArgumentException("multiple is none of the protocol's multiples");
    }
    if (says.seeds() < 1 || says.seeds() > protocol.seeds()) {
      throw new IllegalArgumentException("says.seeds must be from 1 to " + protocol.seeds());
    }
    List<String> named = models.stream().map(ModelChoice::title).toList();
    if (says.models().isEmpty() || !named.containsAll(says.models())) {
      throw new IllegalArgumentException("says.models are to be some of " + named);
    }
    if (tasks.isEmpty() || new TreeSet<>(named).size() != named.size()) {
      throw new IllegalArgumentException("there are to be tasks, and each model once");
    }
  }

  private static void between(BigFraction value, String name) {
    if (value.signum() <= 0 || value.compareTo(BigFraction.ONE) >= 0) {
      throw new IllegalArgumentException(name + " must lie strictly between 0 and 1");
    }
  }

  private static void within(long value, long least, long most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  /**
   * What is run for each cell.
   *
   * @param length T of the training words
   * @param batch N words a step
   * @param steps optimiser steps at most
   * @param learningRate the peak
   * @param seeds how many, numbered from 0
   * @param words how many are tested at each length
   * @param multiples the test lengths as multiples of T
   * @param checkEvery after how many steps a seed may stop early, having answered words of a stream
   *     of their own; 0 for never
   * @param operations the multiply-adds that a cell may take; what needs more ends out of budget
   */
  public record Protocol(
      int length,
      int batch,
      int steps,
      BigFraction learningRate,
      int seeds,
      int words,
      List<Integer> multiples,
      int checkEvery,
      long operations) {
    /** Copies the list and refuses sizes that are none. */
    public Protocol {
      multiples = List.copyOf(multiples);
      within(length, 1, 1 << 16, "length");
      within(batch, 1, 1 << 16, "batch");
      within(steps, 1, 100_000_000, "steps");
      within(seeds, 1, 10_000, "seeds");
      within(words, 1, 1 << 20, "words");
      within(checkEvery, 0, 100_000_000, "checkEvery");
      within(operations, 1, Long.MAX_VALUE, "operations");
      multiples.forEach(multiple -> within(multiple, 1, 64, "multiples"));
      if (learningRate.signum() <= 0) {
        throw new IllegalArgumentException("learningRate must be positive");
      }
    }
  }

  /**
   * A task of the family.
   *
   * @param task the task family's name
   * @param parameters its parameters
   */
  public record TaskChoice(String task, SortedMap<String, Integer> parameters) {
    /** Copies the map. */
    public TaskChoice {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
  }

  /**
   * A model of the family.
   *
   * @param model an id of the models' list
   * @param variant what sets it apart from others of that id
   * @param sizes D, H and K
   */
  public record ModelChoice(String model, String variant, Map<String, Integer> sizes) {
    /** Copies the map. */
    public ModelChoice {
      sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }

    /**
     * Names the model.
     *
     * @return for example {@code e1/trained}
     */
    public String title() {
      return model + "/" + variant;
    }
  }

  /**
   * What is said: a cell counts as learned if at least so many of its networks answer more than the
   * accuracy of all words of the length right.
   *
   * @param quantifier over the cells
   * @param models which models, by title; their cells on every task of the family are meant
   * @param multiple the length, as a multiple of the training length
   * @param seeds how many of the networks of a cell
   */
  public record Says(Quantifier quantifier, List<String> models, int multiple, int seeds) {
    /** Copies the list. */
    public Says {
      models = List.copyOf(models);
    }
  }

  /** Over the cells that are meant. */
  public enum Quantifier {
    /** Every one of them is learned. */
    @JsonProperty("all")
    ALL,
    /** At least one is learned. */
    @JsonProperty("some")
    SOME,
    /** None is learned. */
    @JsonProperty("none")
    NONE
  }
}
