package org.elenchus.verify.property;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.evidence.Grounds.Sample;
import org.elenchus.claims.statement.Statement;
import org.elenchus.verify.property.PropertyRunner.Finished;
import org.elenchus.verify.property.Settles.Outcome;
import org.jspecify.annotations.Nullable;

/** Samples a statement by the properties bound to it and states what the sample comes to. */
public final class Sampling {
  private static final Pattern EDGE_CASES_MODE = Pattern.compile("edge-cases#mode = (\\w+)");
  private static final Pattern EDGE_CASES = Pattern.compile("edge-cases#tried = (\\d+)");
  private static final Pattern GENERATION = Pattern.compile("generation = (\\w+)");
  private static final String TWIN = "/twin";

  private final List<Binding> bindings;

  /**
   * Sampling by given properties.
   *
   * @param bindings properties and what they are bound to
   */
  public Sampling(List<Binding> bindings) {
    this.bindings = List.copyOf(bindings);
  }

  /**
   * Samples a statement.
   *
   * @param statement the statement
   * @param subject its name: {@code document/slug/reading}, or the same with {@code /twin}
   * @param seed the seed of the run
   * @param effort what the number of tries is multiplied by, from 1
   * @return for each property bound to the reading a sample and, where an instance fails and a
   *     certificate can carry it, the instance as a witness
   * @throws PropertyException if no property is bound to the reading, or one could not be run
   */
  public List<Grounds> sample(Statement statement, String subject, long seed, int effort) {
    boolean twin = subject.endsWith(TWIN);
    String reading = twin ? subject.substring(0, subject.length() - TWIN.length()) : subject;
    List<Binding> bound = boundTo(reading);
    if (bound.isEmpty()) {
      throw new PropertyException("no property is bound to " + reading);
    }
    List<Grounds> grounds = new ArrayList<>();
    for (Binding binding : bound) {
      Finished finished = PropertyRunner.run(binding, statement, seed, effort);
      Outcome expected = twin ? binding.settles().twin() : binding.settles().expect();
      grounds.add(sample(binding, finished, expected));
      Certificate counterexample = counterexample(finished.result());
      if (counterexample == null
          && expected != Outcome.FALSIFIED
          && !finished.trial().isSeeking()
          && TrialHook.isFalsified(finished.result())) {
        throw new PropertyException(
            binding.property() + " fails at an instance that no certificate carries: " + grounds);
      }
      if (counterexample != null) {
        grounds.add(Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, counterexample));
      }
    }
    return grounds;
  }

  private List<Binding> boundTo(String reading) {
    int slash = reading.lastIndexOf('/');
    String claim = reading.substring(0, Math.max(slash, 0));
    return Arrays.stream(ReadingKind.values())
        .filter(kind -> kind.word().equals(reading.substring(slash + 1)))
        .flatMap(kind -> bindings.stream().filter(binding -> binding.isFor(claim, kind)))
        .toList();
  }

  private static Sample sample(Binding binding, Finished finished, Outcome expected) {
    PropertyExecutionResult result = finished.result();
    boolean falsified = TrialHook.isFalsified(result);
    List<String> original = text(binding, result.originalSample().orElse(null));
    List<String> shrunk =
        result.shrunkSample().map(sample -> text(binding, sample)).orElse(original);
    return new Sample(
        binding.property(),
        result.countTries(),
        result.countChecks(),
        edgeCases(finished),
        finished.trial().coverage(),
        falsified && !finished.trial().isSeeking(),
        original,
        shrunk,
        bound(binding, finished, falsified, expected));
  }

  /** What the sample leaves open, in words with a number. */
  private static String bound(
      Binding binding, Finished finished, boolean falsified, Outcome expected) {
    int checks = finished.result().countChecks();
    boolean seeks = finished.trial().isSeeking();
    if (falsified) {
      return "Of "
          + counted(checks)
          + (seeks ? " drawn, the last is such a one;" : " drawn, the last fails;")
          + " it is reduced to a small one.";
    }
    String fails = seeks ? "is such a one" : "fails";
    String passed =
        read(GENERATION, finished).equals("EXHAUSTIVE")
            ? "None of the "
                + counted(checks)
                + " that the generator can make "
                + fails
                + "; on others nothing is shown."
            : "None of "
                + counted(checks)
                + " drawn "
                + fails
                + ": with 95 % confidence at most "
                + percent(failingAtMost(checks))
                + " of the generator's distribution "
                + (seeks ? "is" : "does")
                + ". A sample settles nothing.";
    return expected == Outcome.MISSED ? passed + " " + binding.settles().missed() : passed;
  }

  private static String counted(int instances) {
    return instances == 1 ? "1 instance" : instances + " instances";
  }

  /**
   * The largest share of failing instances under which N independent draws all pass with
   * probability at least 5 %: (1 − p)^N = 0.05.
   */
  static double failingAtMost(int passes) {
    return -Math.expm1(Math.log(0.05) / passes);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2g %%", 100 * share);
  }

  private static @Nullable Certificate counterexample(PropertyExecutionResult result) {
    return result.throwable().orElse(null) instanceof Falsified falsified
        ? falsified.counterexample()
        : null;
  }

  private static List<String> text(Binding binding, @Nullable FalsifiedSample sample) {
    if (sample == null) {
      return List.of();
    }
    List<String> text = new ArrayList<>();
    List<Parameter> drawn =
        Arrays.stream(binding.method().getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(ForAll.class))
            .toList();
    for (int i = 0; i < drawn.size(); i++) {
      text.add(drawn.get(i).getName() + " = " + sample.parameters().get(i));
    }
    return text;
  }

  private static int edgeCases(Finished finished) {
    boolean none = read(EDGE_CASES_MODE, finished).equals("NONE");
    return none ? 0 : Integer.parseInt(read(EDGE_CASES, finished));
  }

  private static String read(Pattern pattern, Finished finished) {
    Matcher matcher = pattern.matcher(finished.report());
    if (!matcher.find()) {
      throw new PropertyException("jqwik's report lacks " + pattern + ": " + finished.report());
    }
    return matcher.group(1);
  }
}
