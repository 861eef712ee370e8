package org.elenchus.verify.property;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import org.elenchus.claims.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one property against one statement through the JUnit Platform, silently. */
final class PropertyRunner {
  /** Tries of a property that does not say how many, at the least effort. */
  private static final int TRIES = 200;

  /** jqwik and the platform log what they were told to do; held here, or the level is forgotten. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("net.jqwik"), Logger.getLogger("org.junit"));

  static {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  private PropertyRunner() {}

  /**
   * A finished run.
   *
   * @param trial what jqwik's hooks brought
   * @param result jqwik's result
   * @param report jqwik's report, as text
   */
  record Finished(Trial trial, PropertyExecutionResult result, String report) {}

  /**
   * Runs a property.
   *
   * @param binding the property
   * @param statement what it is about
   * @param seed the seed of the run; mixed with the reading's name
   * @param effort what the number of tries is multiplied by
   * @return the run, passed or falsified
   * @throws PropertyException if it came to anything else
   */
  static Finished run(Binding binding, Statement statement, long seed, int effort) {
    Trial trial = new Trial(statement, mixed(seed, binding.subject()), effort);
    Listener listener = new Listener();
    trial.during(() -> launcher().execute(request(binding, effort), listener));
    PropertyExecutionResult result = trial.result();
    Throwable failure = listener.failure;
    if (failure != null) {
      throw new PropertyException(
          binding.property() + " failed otherwise than by an instance: " + failure, failure);
    }
    if (result == null) {
      throw new PropertyException(binding.property() + " is no property that jqwik runs");
    }
    return new Finished(trial, result, listener.report.toString());
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());
  }

  private static LauncherDiscoveryRequest request(Binding binding, int effort) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(binding.method().getDeclaringClass(), binding.method()))
        .filters(EngineFilter.includeEngines("jqwik"))
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.reporting.onlyfailures", "false")
        .configurationParameter("jqwik.tries.default", Integer.toString(TRIES * effort))
        .build();
  }

  private static long mixed(long seed, String subject) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((seed + " " + subject).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final class Listener implements TestExecutionListener {
    private final StringBuilder report = new StringBuilder();
    private @Nullable Throwable failure;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (failure == null && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        failure =
            result
                .getThrowable()
                .orElseGet(() -> new IllegalStateException(String.valueOf(result.getStatus())));
      }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      failure = new IllegalStateException("skipped: " + reason);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      entry.getKeyValuePairs().values().forEach(value -> report.append(value).append('\n'));
    }
  }
}
