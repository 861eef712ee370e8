package org.elenchus.verify.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.statistics.StatisticsReport;
import org.elenchus.claims.claim.ReadingKind;

/**
 * Binds a jqwik property to one reading of a claim. The same property runs on the reading's
 * statement and on its twin; what is expected of each is declared here and tested by {@code mvn
 * test}. The audit goes by what it sees.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Settles.List.class)
@StatisticsReport(format = CoverageFormat.class)
public @interface Settles {
  /**
   * The claim's id, {@code document/slug}.
   *
   * @return it
   */
  String claim();

  /**
   * Which of its readings.
   *
   * @return it
   */
  ReadingKind reading() default ReadingKind.LITERAL;

  /**
   * What sampling is expected to find for the reading.
   *
   * @return it
   */
  Outcome expect() default Outcome.PASSES;

  /**
   * What sampling is expected to find for the twin.
   *
   * @return it
   */
  Outcome twin() default Outcome.FALSIFIED;

  /**
   * Why random instances do not hit a statement that is false; demanded where {@link
   * Outcome#MISSED} is expected, and said with the sample.
   *
   * @return one sentence
   */
  String missed() default "";

  /** What a run of a property comes to. */
  enum Outcome {
    /** No instance fails, or is found, and none should. */
    PASSES,
    /** An instance fails. */
    FALSIFIED,
    /** The statement says that an instance exists, and one is found. */
    FOUND,
    /** The instance that would decide the statement exists, and yet it is not drawn. */
    MISSED
  }

  /** Several bindings of one property. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @StatisticsReport(format = CoverageFormat.class)
  @interface List {
    /**
     * The bindings.
     *
     * @return them
     */
    Settles[] value();
  }
}
