package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.Assumptions;

/**
 * The software CUDA device of {@code src/test/cpp/software-cuda}: libraries that stand where the
 * driver, NVRTC and cuBLAS stand, so that JCuda's own native code runs on a machine without a GPU.
 * It shows that calls, memory and kernels are right; not what a GPU's code generation, rounding,
 * concurrency and speed do.
 */
final class SoftwareCuda {
  /** The orders in which threads and blocks run. */
  enum Order {
    FORWARD(0),
    REVERSE(1),
    SHUFFLED(2);

    private final int code;

    Order(int code) {
      this.code = code;
    }
  }

  /** Why it is not built where there is no g++; CI fails on tests skipped for this. */
  static final String NO_COMPILER = "g++ is not installed: the software CUDA device is not built.";

  private static final Path SOURCES = Path.of("src/test/cpp/software-cuda").toAbsolutePath();
  private static final Path BUILT = Path.of("target/software-cuda").toAbsolutePath();

  /** Why the device cannot be had, or empty. */
  private static final String MISSING = missing();

  private static final SymbolLookup LIBRARY = MISSING.isEmpty() ? load() : name -> null;

  private SoftwareCuda() {}

  private static String missing() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.equals("Linux amd64")) {
      return "The software CUDA device runs on 64-bit Linux on x86, not on " + system + ".";
    }
    try {
      Process process = new ProcessBuilder("g++", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? ""
          : "g++ does not run: the software CUDA device is not built.";
    } catch (IOException e) {
      return NO_COMPILER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The search for g++ was interrupted.";
    }
  }

  /** Skips the test, with the reason, where the device cannot be built; else resets the device. */
  static void assume() {
    Assumptions.assumeTrue(MISSING.isEmpty(), MISSING);
    reset();
  }

  /** The folder of the libraries. */
  static Path libraries() {
    try {
      return BUILT.resolve(digest());
    } catch (IOException e) {
      throw new UncheckedIOException("The sources of the software CUDA device are missing.", e);
    }
  }

  @SuppressWarnings("restricted")
  private static SymbolLookup load() {
    try {
      Path folder = libraries();
      Path driver = folder.resolve("libcuda.so.1");
      Path compiler = folder.resolve("libnvrtc.so.12");
      Path blas = folder.resolve("libcublas.so.12");
      if (!Files.exists(blas)) {
        Files.createDirectories(folder);
        compile(
            driver, List.of("-Wl,-soname,libcuda.so.1"), "driver.cpp", "memory.cpp", "blocks.cpp");
        compile(
            compiler,
            List.of(
                "-Wl,-soname,libnvrtc.so.12",
                "-Wl,--version-script=" + SOURCES.resolve("nvrtc.map"),
                "-DSOFTWARE_CUDA_HEADERS=\"" + SOURCES + "\""),
            "nvrtc.cpp");
        compile(
            blas,
            List.of(
                "-Wl,--no-as-needed",
                driver.toString(),
                "-Wl,-soname,libcublas.so.12",
                "-Wl,--version-script=" + SOURCES.resolve("cublas.map")),
            "cublas.cpp");
      }
      // By these names JCuda's native libraries find them.
      System.load(driver.toString());
      System.load(compiler.toString());
      System.load(blas.toString());
      return SymbolLookup.libraryLookup(driver, Arena.global())
          .or(SymbolLookup.libraryLookup(compiler, Arena.global()));
    } catch (IOException e) {
      throw new UncheckedIOException("The software CUDA device cannot be built.", e);
    }
  }

  /** Where compiled kernels are kept from one build to the next. */
  static Path cache() {
    return BUILT.resolve("images");
  }

  private static String digest() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Path file : files.sorted().toList()) {
        sha.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static void compile(Path target, List<String> options, String... sources)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("g++", "-std=c++17", "-O1", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared"));
    words.addAll(options);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    words.addAll(List.of("-o", part.toString()));
    Arrays.stream(sources).map(source -> SOURCES.resolve(source).toString()).forEach(words::add);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("g++ does not compile the software CUDA device:\n" + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build of the software CUDA device was interrupted.", e);
    }
    Files.move(part, target);
  }

  @SuppressWarnings("restricted")
  private static Object call(String name, FunctionDescriptor type, Object... arguments) {
    try {
      MethodHandle handle =
          Linker.nativeLinker().downcallHandle(LIBRARY.find(name).orElseThrow(), type);
      return type.returnLayout().isPresent()
          ? handle.invokeWithArguments(arguments)
          : String.valueOf(handle.invokeWithArguments(arguments));
    } catch (Throwable e) {
      throw new IllegalStateException("The software CUDA device does not answer " + name + ".", e);
    }
  }

  /** Forgets everything: one device, driver 12.6, 4 GiB, forward, eager, no failures. */
  static void reset() {
    call("softwareReset", FunctionDescriptor.ofVoid());
    call("softwareCompilerReset", FunctionDescriptor.ofVoid());
  }

  private static void set(String what, long value) {
    try (Arena arena = Arena.ofConfined()) {
      call(
          "softwareSet",
          FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG),
          arena.allocateFrom(what),
          value);
    }
  }

  static void devices(int count) {
    set("devices", count);
  }

  static void driverVersion(int version) {
    set("version", version);
  }

  /** The compute capability, 90 for 9.0. */
  static void capability(int sm) {
    set("capability", sm);
  }

  static void memory(long bytes) {
    set("memory", bytes);
  }

  static void order(Order order, long seed) {
    set("order", order.code);
    set("seed", seed);
  }

  /** Whether work waits until somebody waits for it. */
  static void lazy(boolean lazy) {
    set("lazy", lazy ? 1 : 0);
  }

  /** Whether the bytes beside all allocations are looked at after every kernel. */
  static void careful(boolean careful) {
    set("careful", careful ? 1 : 0);
  }

  /** Lets the n-th call of a name fail with a code, counted since the last reset, from 1. */
  static void fail(String name, int number, int code) {
    fail(name, number, code, false);
  }

  /** Lets the n-th call of a name succeed, and the work that it starts fail once it is done. */
  static void failLater(String name, int number, int code) {
    fail(name, number, code, true);
  }

  private static void fail(String name, int number, int code, boolean later) {
    try (Arena arena = Arena.ofConfined()) {
      call(
          "softwareFail",
          FunctionDescriptor.ofVoid(
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT),
          arena.allocateFrom(name),
          number,
          code,
          later ? 1 : 0);
    }
  }

  /** The same for a call of the compiler. */
  static void failCompiler(String name, int number, int code) {
    try (Arena arena = Arena.ofConfined()) {
      call(
          "softwareCompilerFail",
          FunctionDescriptor.ofVoid(
              ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
          arena.allocateFrom(name),
          number,
          code);
    }
  }

  private static String text(String name) {
    try (Arena arena = Arena.ofConfined()) {
      int room = 1 << 16;
      MemorySegment to = arena.allocate(room);
      call(
          name,
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          to,
          room);
      return to.getString(0);
    }
  }

  /** How often each call of the driver was made since the last reset. */
  static Map<String, Integer> calls() {
    return counts(text("softwareCallNames"));
  }

  /** How often each call of the compiler was made since the last reset. */
  static Map<String, Integer> compilerCalls() {
    return counts(text("softwareCompilerCallNames"));
  }

  /** How many programs of the compiler were made and not destroyed. */
  static int programs() {
    return Integer.parseInt(text("softwareCompilerPrograms"));
  }

  private static Map<String, Integer> counts(String lines) {
    Map<String, Integer> counts = new TreeMap<>();
    lines
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> counts.put(words[0], Integer.valueOf(words[1])));
    return counts;
  }

  /** What was done wrong since the last reset, one line each. */
  static String report() {
    return text("softwareReport");
  }

  /** What was taken and not given back, one line each. */
  static String live() {
    return text("softwareLive");
  }

  /** The most bytes that were taken at once since the last reset. */
  static long most() {
    return Long.parseLong(text("softwareMost"));
  }

  /** What contexts still held when they were destroyed after a failure, one line each. */
  static String left() {
    return text("softwareLeft");
  }

  /** The device as training sees it. */
  static CudaDevice device(Precision precision) {
    if (Cuda.answer() instanceof Cuda.Ready ready) {
      return new CudaDevice(ready, precision, Storage.FULL, cache());
    }
    throw new IllegalStateException("The software CUDA device is there: " + Cuda.answer());
  }

  static CudaContext open(Precision precision) {
    return new CudaContext(precision, 90, cache());
  }
}
