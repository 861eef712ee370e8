package org.elenchus.gpu.device;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernels once and says why. */
public final class KernelProvider {
  private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);
  private static final String MODULE = "jdk.incubator.vector";
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final String name;
  private final Supplier<TrainingKernels> maker;

  private KernelProvider(String name, Supplier<TrainingKernels> maker) {
    this.name = name;
    this.maker = maker;
  }

  /**
   * The kernels that read as their definitions.
   *
   * @return a provider that is always there
   */
  public static KernelProvider plain() {
    return new KernelProvider("plain Java", PlainKernels::new);
  }

  /**
   * The fastest kernels that this Java offers. Where they are not the vectorised ones, the log says
   * why, once.
   *
   * @return the vectorised kernels where the module is there, else the plain ones
   */
  public static KernelProvider best() {
    boolean there = ModuleLayer.boot().findModule(MODULE).isPresent();
    if (there) {
      return new KernelProvider("Vector API, " + VectorKernels.width(), VectorKernels::new);
    }
    if (SAID.compareAndSet(false, true)) {
      LOG.info("Plain kernels: Java was started without --add-modules {}.", MODULE);
    }
    return plain();
  }

  /**
   * What was chosen.
   *
   * @return the name of the kernels, for the record of a run
   */
  public String name() {
    return name;
  }

  /**
   * Makes kernels for one thread.
   *
   * @return kernels with scratch space of their own
   */
  public TrainingKernels open() {
    return maker.get();
  }
}
