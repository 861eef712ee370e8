package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A model, trained by a protocol that is fixed here before any run, learns a task, or does not: at
 * least a share of all seeds reaches an accuracy. The unit of accuracy is the word, right at all
 * its positions; a seed counts only if its own interval lies on one side of the accuracy.
 *
 * <p>It says what training found. Failing to train proves nothing about what a model can express.
 *
 * @param learns whether the statement says that it does, or that it does not
 * @param training what is run
 * @param evaluationLength T of the words that are tested
 * @param accuracy the share of words, in (0, 1)
 * @param share the share of seeds, in (0, 1)
 * @param confidence of the whole statement, in (0, 1), such as 19/20
 * @param family how many statements share the confidence; each gets an equal part of the error
 */
@JsonTypeName("learns")
public record Learns(
    boolean learns,
    Training training,
    int evaluationLength,
    BigFraction accuracy,
    BigFraction share,
    BigFraction confidence,
    int family)
    implements Statement {
  private static final int MAX_FAMILY = 100_000;

  /** Refuses shares outside (0, 1) and families of no statement. */
  public Learns {
    between(accuracy, "accuracy");
    between(share, "share");
    between(confidence, "confidence");
    within(evaluationLength, 1, 1 << 20, "evaluationLength");
    within(family, 1, MAX_FAMILY, "family");
  }

  private static void between(BigFraction value, String name) {
    if (value.signum() <= 0 || value.compareTo(BigFraction.ONE) >= 0) {
      throw new IllegalArgumentException(name + " must lie strictly between 0 and 1");
    }
  }

  private static void within(int value, int least, int most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  /**
   * What is run, once for each seed.
   *
   * @param task the task family
   * @param parameters of the task
   * @param model an id of the models' list
   * @param variant what sets it apart from others of that id; empty if nothing does
   * @param sizes width, layers and the like, by name
   * @param length T of the training words
   * @param batch N words a step
   * @param steps optimiser steps
   * @param learningRate the peak
   * @param seeds how many, numbered from 0
   * @param words how many are tested at each length
   */
  public record Training(
      String task,
      Map<String, Integer> parameters,
      String model,
      String variant,
      Map<String, Integer> sizes,
      int length,
      int batch,
      int steps,
      BigFraction learningRate,
      int seeds,
      int words) {
    /** Copies the maps and refuses sizes that are none. */
    public Training {
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
      within(length, 1, 1 << 16, "length");
      within(batch, 1, 1 << 16, "batch");
      within(steps, 1, 100_000_000, "steps");
      within(seeds, 1, 10_000, "seeds");
      within(words, 1, 1 << 20, "words");
      if (learningRate.signum() <= 0) {
        throw new IllegalArgumentException("learningRate must be positive");
      }
    }
  }
}
