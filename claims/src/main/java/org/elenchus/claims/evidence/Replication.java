package org.elenchus.claims.evidence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What others published on tasks of ours, beside the runs that are kept. It decides no verdict:
 * sizes, lengths and protocols differ, so that only the order of models can be compared.
 *
 * @param runs the bundled file that ours come from
 * @param sha256 of its lines
 * @param published rows of others' tables
 * @param ours the kept runs that stand beside them
 */
public record Replication(String runs, String sha256, List<Published> published, List<Ours> ours) {
  /** Copies the lists. */
  public Replication {
    published = List.copyOf(published);
    ours = List.copyOf(ours);
  }

  /**
   * A row of a published table.
   *
   * @param id a name for the row
   * @param source who published it, and where
   * @param task in the words of the source
   * @param model in the words of the source
   * @param measure {@code positions}, a share of positions answered right, or {@code scaled}, 0 at
   *     chance and 1 where all are right
   * @param over what of several seeds is told, such as a mean; or that nothing was run
   * @param trainedAt the lengths of the training words, as printed
   * @param points what was reached
   * @param beside which of ours stand beside it
   */
  public record Published(
      String id,
      String source,
      String task,
      String model,
      String measure,
      String over,
      String trainedAt,
      List<Point> points,
      List<Beside> beside) {
    /** Copies the lists. */
    public Published {
      points = List.copyOf(points);
      beside = List.copyOf(beside);
    }
  }

  /**
   * A printed figure.
   *
   * @param at the lengths of the test words, as printed
   * @param value as printed
   */
  public record Point(String at, String value) {}

  /**
   * A cell of ours.
   *
   * @param task the task's name
   * @param model the model's id
   * @param variant what sets it apart from others of that id
   */
  public record Beside(String task, String model, String variant) {}

  /**
   * The kept runs of one cell, every seed of them.
   *
   * @param task the task's name
   * @param parameters the task's parameters
   * @param model the model's id
   * @param variant what sets it apart from others of that id
   * @param sizes layers, hidden and heads, by name
   * @param trainedAt T
   * @param seeds the seeds
   * @param steps steps taken, by seed
   * @param states how each ended, by seed
   * @param device what they ran on
   * @param words asked at each length, of each seed
   * @param points what was reached
   */
  public record Ours(
      String task,
      Map<String, Integer> parameters,
      String model,
      String variant,
      Map<String, Integer> sizes,
      int trainedAt,
      List<Long> seeds,
      List<Integer> steps,
      List<String> states,
      String device,
      int words,
      List<Reached> points) {
    /** Copies the collections. */
    public Ours {
      parameters = new TreeMap<>(parameters);
      sizes = new TreeMap<>(sizes);
      seeds = List.copyOf(seeds);
      steps = List.copyOf(steps);
      states = List.copyOf(states);
      points = List.copyOf(points);
    }
  }

  /**
   * What the seeds of a cell reached at one length.
   *
   * @param length T of the test words
   * @param positions the share of positions answered right, by seed
   * @param wholeWords the share of words right at every position, by seed
   * @param mean of {@code positions}
   * @param interval for that mean, at 95 %, by the percentile bootstrap over seeds
   * @param best of {@code positions}
   * @param least of {@code positions}
   * @param chance what a guess among all labels reaches
   * @param scaledMean (mean − chance)/(1 − chance)
   */
  public record Reached(
      int length,
      List<Double> positions,
      List<Double> wholeWords,
      double mean,
      List<Double> interval,
      double best,
      double least,
      double chance,
      double scaledMean) {
    /** Copies the lists. */
    public Reached {
      positions = List.copyOf(positions);
      wholeWords = List.copyOf(wholeWords);
      interval = List.copyOf(interval);
    }
  }
}
