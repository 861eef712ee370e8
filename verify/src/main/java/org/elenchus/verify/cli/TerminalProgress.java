package org.elenchus.verify.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.elenchus.verify.audit.Audit;
import org.jspecify.annotations.Nullable;

/** A bar on standard error while an audit runs, if standard error is a terminal. */
final class TerminalProgress implements Audit.Progress, AutoCloseable {
  private final @Nullable ProgressBar bar;
  private boolean begun;

  TerminalProgress(int claims) {
    // The launcher says whether standard error is a terminal; Java cannot ask.
    bar =
        Boolean.getBoolean("elenchus.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("audit")
                .setInitialMax(claims)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
  }

  @Override
  public void begins(String claim) {
    if (bar != null) {
      if (begun) {
        bar.step();
      }
      begun = true;
      bar.setExtraMessage(claim);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
