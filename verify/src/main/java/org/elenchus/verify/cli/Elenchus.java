package org.elenchus.verify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.elenchus.claims.InputException;
import org.elenchus.gpu.cuda.CudaFailure;
import org.elenchus.gpu.cuda.Devices;
import org.elenchus.tasks.SettingException;
import org.elenchus.verify.audit.BuildInfo;
import org.elenchus.verify.check.CheckException;
import org.elenchus.verify.recheck.Judge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
    name = "elenchus",
    description = "Audits the formal claims of documents.",
    mixinStandardHelpOptions = true,
    versionProvider = Elenchus.Version.class,
    subcommands = {
      AuditCommand.class,
      FiguresCommand.class,
      GpuCheckCommand.class,
      ClaimsCommand.class,
      RecheckCommand.class,
      ReportCommand.class,
      DiffCommand.class,
      TrainCommand.class,
      SweepCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a verdict differs from the expected one, figures found a contradiction, or a recheck"
          + " failed",
      "2:bad usage or bad input; nothing was written",
      "3:a check or the GPU broke; never a verdict"
    })
public final class Elenchus implements Runnable {
  /** Done. */
  static final int DONE = 0;

  /** A verdict differs, or a recheck failed. */
  static final int DIFFERS = 1;

  /** Bad usage or bad input. */
  static final int BAD_INPUT = 2;

  /** A check or the GPU broke. */
  static final int BROKEN = 3;

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
    System.exit(execute(args));
  }

  /** What Java cannot go on from is no verdict either. */
  private static int execute(String[] args) {
    CommandLine line = commandLine();
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      line.getErr().println("elenchus: this needs more memory than there is (" + e + ")");
      return BROKEN;
    }
  }

  /**
   * The command line, ready to execute.
   *
   * @return all commands with their exit codes
   */
  static CommandLine commandLine() {
    return new CommandLine(new Elenchus())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Elenchus::refuse)
        .setExecutionExceptionHandler(Elenchus::explain);
  }

  /** Bad usage is one sentence, and where to read more. */
  private static int refuse(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    command
        .getErr()
        .println(
            command.getCommandSpec().root().name()
                + ": "
                + String.valueOf(problem.getMessage()).lines().collect(Collectors.joining(" "))
                + " See '"
                + command.getCommandSpec().qualifiedName()
                + " --help'.");
    return BAD_INPUT;
  }

  /**
   * Bad input is one sentence, a GPU that fails too; a broken check names the claim; only a defect
   * of ours is traced.
   */
  private static int explain(Exception problem, CommandLine command, ParseResult arguments) {
    String name = command.getCommandSpec().root().name();
    switch (problem) {
      case InputException input -> {
        command.getErr().println(name + ": " + input.getMessage());
        return BAD_INPUT;
      }
      case SettingException setting -> {
        command.getErr().println(name + ": " + setting.getMessage());
        return BAD_INPUT;
      }
      case CheckException broken -> command.getErr().println(name + ": " + broken.getMessage());
      case Judge.BrokenException broken ->
          command.getErr().println(name + ": " + broken.getMessage());
      // What was trained until then is kept where the command was given a store.
      case CudaFailure gpu -> command.getErr().println(name + ": " + gpu.getMessage());
      default -> problem.printStackTrace(command.getErr());
    }
    return BROKEN;
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
        "elenchus " + build.version(),
        "commit " + build.commit(),
        "JDK " + BuildInfo.jdk(),
        "devices " + Devices.found()
      };
    }
  }
}
