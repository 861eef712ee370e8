package org.elenchus.verify.cli;

import org.elenchus.claims.InputException;
import org.elenchus.gpu.cuda.Devices;
import org.elenchus.gpu.train.Device;
import org.elenchus.tasks.SettingException;
import org.elenchus.verify.check.Context;
import picocli.CommandLine.Option;

/** {@code --device}: what trains models. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "WORD",
      defaultValue = "auto",
      description = "auto, cpu or cuda. Default: auto, a GPU if there is one, else the CPU.")
  private Context.DeviceChoice choice = Context.DeviceChoice.AUTO;

  /** What was asked for. */
  Context.DeviceChoice choice() {
    return choice;
  }

  /**
   * The device that was asked for.
   *
   * @return the device
   * @throws InputException if a GPU was asked for and there is none, saying why
   */
  Device device() {
    try {
      return Devices.of(choice.word());
    } catch (SettingException e) {
      throw new InputException("--device", 0, null, String.valueOf(e.getMessage()));
    }
  }
}
