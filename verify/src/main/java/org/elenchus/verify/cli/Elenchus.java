package org.elenchus.verify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "elenchus",
    description = "Audits the formal claims of documents.",
    mixinStandardHelpOptions = true,
    versionProvider = Elenchus.Version.class)
public final class Elenchus implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Elenchus() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param args the words of the command line
   * @throws IOException if the log's settings cannot be read
   */
  public static void main(String[] args) throws IOException {
    try (InputStream in = Elenchus.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(in);
    }
    System.exit(new CommandLine(new Elenchus()).addSubcommand(new Audit()).execute(args));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command.");
    }
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      BuildInfo build = BuildInfo.load();
      return new String[] {
        "elenchus " + build.version(), "commit " + build.commit(), "JDK " + BuildInfo.jdk()
      };
    }
  }

  /** A place for the audit, which the build runs at verify; it has no checks yet. */
  @Command(name = "audit", description = "Audits the bundled claims.")
  static final class Audit implements Callable<Integer> {
    @Option(names = "--out", description = "Where to write the evidence and the report.")
    private String out = "elenchus-audit";

    @Override
    public Integer call() {
      System.err.println("elenchus: no checks yet; nothing written to " + out);
      return 0;
    }
  }
}
