package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.nvrtc.JNvrtc;
import jcuda.nvrtc.nvrtcProgram;

/**
 * Compiles every kernel with NVIDIA's own compiler, which needs no GPU, and writes what each takes
 * of a multiprocessor. Run by the Maven profile {@code nvrtc}, in a virtual machine of its own,
 * since the tests have the software compiler loaded.
 *
 * <p>Arguments: the table to write; then, instead of the programs of the product, names of others.
 * Ends with {@link #OVER} if a kernel takes more registers than {@link #MOST_REGISTERS} or spills;
 * the profile runs it a second time on {@code spills.cu}, and there wants that end.
 */
public final class KernelTable {
  /**
   * A multiprocessor has 65536 registers: 256 for each thread of our largest blocks. An eighth
   * less, so that a new compiler or architecture that wants more is seen before it spills.
   */
  private static final int MOST_REGISTERS = 224;

  /** How it ends if a kernel is over a limit; an exception ends it with 1. */
  private static final int OVER = 3;

  /** What the argument reduction of cos in double precision may take, in spectral alone. */
  private static final int MOST_SPILLED = 128;

  /** The programs, each for sizes that runs use. */
  private static final List<Program> PROGRAMS =
      List.of(
          Program.of("attention", "-DSIZE=16"),
          Program.of("chunked", "-DKEY=16", "-DCHUNK=16", "-DERASES=1"),
          Program.of("densescan", "-DHIDDEN=64", "-DKEEP=1", "-DLENGTH=8", "-DBACK=0"),
          Program.of("densescan", "-DHIDDEN=64", "-DKEEP=1", "-DLENGTH=8", "-DBACK=1"),
          Program.of("elman", "-DHIDDEN=64", "-DKEEP=1"),
          Program.of("elman", "-DHIDDEN=64", "-DKEEP=1", "-DNARROW=1"),
          Program.of("gated", "-DHIDDEN=64", "-DKEEP=1", "-DSEES=1"),
          Program.of("gated", "-DHIDDEN=64", "-DKEEP=1", "-DSEES=1", "-DNARROW=1"),
          Program.of("lanes"),
          Program.of("linear"),
          Program.of("memory", "-DKEY=16"),
          Program.of("memory", "-DKEY=16", "-DNARROW=1"),
          Program.of("parts", "-DKEY=16", "-DBACK=0"),
          Program.of("parts", "-DKEY=16", "-DBACK=1"),
          Program.of("pointwise"),
          Program.of("product"),
          Program.of("scan"),
          Program.of("training"));

  private static final Pattern INFO =
      Pattern.compile(
          "Compiling entry function '(\\w+)' for '(\\w+)'"
              + "|(\\d+) bytes stack frame, (\\d+) bytes spill stores, (\\d+) bytes spill loads"
              + "|Used (\\d+) registers");

  private KernelTable() {}

  /** One kernel on one architecture. */
  private record Row(
      String program, String kernel, int sm, int registers, int spilled, int stack) {}

  /**
   * Compiles and writes the table.
   *
   * @param arguments where the table goes
   * @throws IOException if it cannot be written
   */
  @SuppressWarnings("restricted")
  public static void main(String[] arguments) throws IOException {
    // The compiler looks for its built-ins under this name among what is loaded.
    for (String library : List.of("libnvrtc-builtins.so.12.9", "libnvrtc.so.12")) {
      System.load(unpack(library).toString());
    }
    JNvrtc.setExceptionsEnabled(false);
    int newest = 0;
    for (int sm = 80; sm < 200; sm++) {
      newest = Compiler.makesCodeFor(sm) ? sm : newest;
    }
    List<Row> rows = new ArrayList<>();
    List<Program> programs =
        arguments.length == 1
            ? PROGRAMS
            : Arrays.stream(arguments).skip(1).map(Program::of).toList();
    for (Program program : programs) {
      for (int sm : new int[] {80, 90, newest}) {
        rows.addAll(compile(program, sm));
      }
    }
    StringBuilder table =
        new StringBuilder("| program | kernel | sm | registers | spilled bytes | stack bytes |\n")
            .append("|---|---|---|---|---|---|\n");
    int bad = 0;
    for (Row row : rows) {
      boolean over =
          row.registers > MOST_REGISTERS
              || row.spilled > (row.kernel.equals("spectral") ? MOST_SPILLED : 0);
      bad += over ? 1 : 0;
      table.append(
          String.format(
              "| %s | %s | %d | %d | %d | %d |%s%n",
              row.program,
              row.kernel,
              row.sm,
              row.registers,
              row.spilled,
              row.stack,
              over ? " over the limit" : ""));
    }
    Files.createDirectories(Path.of(arguments[0]).toAbsolutePath().getParent());
    Files.writeString(Path.of(arguments[0]), table);
    System.out.print(table);
    System.out.println(
        rows.size()
            + " kernels compiled to PTX and cubins by NVRTC "
            + Cuda.version(Compiler.version()));
    if (bad > 0) {
      System.err.println(
          bad + " kernels are over the limit of " + MOST_REGISTERS + " registers, or spill");
      System.exit(OVER);
    }
  }

  private static Path unpack(String library) throws IOException {
    Path folder = Files.createTempDirectory("nvrtc");
    Path file = folder.resolve(library);
    String from = "/org/bytedeco/cuda/linux-x86_64/" + library;
    try (InputStream in = KernelTable.class.getResourceAsStream(from)) {
      if (in == null) {
        throw new IllegalStateException(from + " is not there: build with -Pnvrtc.");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    return file;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CudaContext.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not there.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Row> compile(Program of, int sm) throws IOException {
    String name = of.file();
    nvrtcProgram program = new nvrtcProgram();
    String source = resource("views.cuh") + resource(name + ".cu");
    Calls.compiler(
        JNvrtc.nvrtcCreateProgram(program, source, name + ".cu", 0, null, null),
        "nvrtcCreateProgram");
    List<String> options = new ArrayList<>(of.defines());
    options.addAll(
        List.of("-DREAL=float", "--gpu-architecture=sm_" + sm, "--ptxas-options=--verbose"));
    int code = JNvrtc.nvrtcCompileProgram(program, options.size(), options.toArray(String[]::new));
    String[] log = new String[1];
    JNvrtc.nvrtcGetProgramLog(program, log);
    if (code != 0) {
      throw new IllegalStateException(name + " for sm_" + sm + " does not compile:\n" + log[0]);
    }
    long[] ptx = new long[1];
    long[] cubin = new long[1];
    Calls.compiler(JNvrtc.nvrtcGetPTXSize(program, ptx), "nvrtcGetPTXSize", name);
    Calls.compiler(JNvrtc.nvrtcGetCUBINSize(program, cubin), "nvrtcGetCUBINSize", name);
    JNvrtc.nvrtcDestroyProgram(program);
    if (ptx[0] <= 1 || cubin[0] == 0) {
      throw new IllegalStateException(name + " for sm_" + sm + " gives no PTX or no cubin");
    }
    String title = (name + " " + String.join(" ", of.defines())).replace("-D", "").strip();
    List<Row> rows = new ArrayList<>();
    String kernel = "";
    int stack = 0;
    int spilled = 0;
    Matcher info = INFO.matcher(log[0]);
    while (info.find()) {
      if (info.group(1) != null) {
        kernel = info.group(1);
      } else if (info.group(3) != null) {
        stack = Integer.parseInt(info.group(3));
        spilled = Integer.parseInt(info.group(4)) + Integer.parseInt(info.group(5));
      } else {
        rows.add(new Row(title, kernel, sm, Integer.parseInt(info.group(6)), spilled, stack));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalStateException("The compiler says nothing of " + name + ":\n" + log[0]);
    }
    return rows;
  }
}
