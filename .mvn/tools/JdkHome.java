import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes where the running JDK is, for plugins that take no toolchain.
 *
 * <p>Usage: {@code java JdkHome.java FILE}; FILE becomes one property, {@code jdk.home}.
 */
final class JdkHome {
  private JdkHome() {}

  /** Writes the file. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "jdk.home=" + System.getProperty("java.home").replace('\\', '/') + "\n");
  }
}
