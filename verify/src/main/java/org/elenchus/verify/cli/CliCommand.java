package org.elenchus.verify.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command needs: the line it was called by, and where it prints. */
abstract class CliCommand {
  @Spec private @Nullable CommandSpec spec;

  /** The line this command was called by. */
  final CommandLine line() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec.commandLine();
  }

  /** Results go here. */
  final PrintWriter out() {
    return line().getOut();
  }

  /** What went wrong goes here. */
  final PrintWriter err() {
    return line().getErr();
  }
}
