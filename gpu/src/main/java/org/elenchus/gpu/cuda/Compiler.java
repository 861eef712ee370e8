package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jcuda.nvrtc.JNvrtc;
import jcuda.nvrtc.nvrtcProgram;
import org.jspecify.annotations.Nullable;

/**
 * From a CUDA source to an image that the driver loads: a cubin for the device itself, so that the
 * driver need not translate, or PTX where NVRTC does not know the device yet. Images are kept by
 * the digest of all that they depend on.
 */
final class Compiler {
  private final int sm;
  private final @Nullable Path cache;

  /** A compiler for devices of a compute capability; without a cache it compiles every time. */
  Compiler(int sm, @Nullable Path cache) {
    this.sm = sm;
    this.cache = cache;
  }

  /** The version of NVRTC, 12060 for 12.6. */
  static int version() {
    int[] major = new int[1];
    int[] minor = new int[1];
    Calls.compiler(JNvrtc.nvrtcVersion(major, minor), "nvrtcVersion");
    return major[0] * 1000 + minor[0] * 10;
  }

  /** Whether NVRTC makes cubins for a compute capability. */
  static boolean makesCodeFor(int sm) {
    int[] count = new int[1];
    Calls.compiler(JNvrtc.nvrtcGetNumSupportedArchs(count), "nvrtcGetNumSupportedArchs");
    int[] known = new int[count[0]];
    Calls.compiler(JNvrtc.nvrtcGetSupportedArchs(known), "nvrtcGetSupportedArchs", count[0]);
    for (int each : known) {
      if (each == sm) {
        return true;
      }
    }
    return false;
  }

  /** An image of a program. The name is for messages. */
  byte[] image(String name, String source, List<String> defines) {
    boolean own = makesCodeFor(sm);
    List<String> options = new ArrayList<>(defines);
    options.add(
        own ? "--gpu-architecture=sm_" + sm : "--gpu-architecture=compute_" + newestBelow(sm));
    Path kept = cache == null ? null : cache.resolve(digest(source, options) + ".image");
    try {
      if (kept != null && Files.exists(kept)) {
        return Files.readAllBytes(kept);
      }
      byte[] image = compile(name, source, options, own);
      if (kept != null) {
        Files.createDirectories(kept.toAbsolutePath().getParent());
        Path part = Files.createTempFile(kept.toAbsolutePath().getParent(), "image", ".part");
        Files.write(part, image);
        Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException("The cache of compiled kernels cannot be used.", e);
    }
  }

  private static int newestBelow(int sm) {
    int[] count = new int[1];
    Calls.compiler(JNvrtc.nvrtcGetNumSupportedArchs(count), "nvrtcGetNumSupportedArchs");
    int[] known = new int[count[0]];
    Calls.compiler(JNvrtc.nvrtcGetSupportedArchs(known), "nvrtcGetSupportedArchs", count[0]);
    int newest = known[0];
    for (int each : known) {
      newest = each < sm ? Math.max(newest, each) : newest;
    }
    return newest;
  }

  private static String digest(String source, List<String> options) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((version() + "\n" + options + "\n" + source).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static byte[] compile(String name, String source, List<String> options, boolean own) {
    try (Source program = new Source(name, source)) {
      String[] words = options.toArray(String[]::new);
      int code = JNvrtc.nvrtcCompileProgram(program.handle, words.length, words);
      if (code != 0) {
        throw new CudaFailure(
            "nvrtcCompileProgram("
                + name
                + ", "
                + options
                + ") failed: "
                + JNvrtc.nvrtcGetErrorString(code)
                + "\n"
                + program.log(),
            code);
      }
      return own ? program.cubin() : program.ptx();
    }
  }

  /** A program of NVRTC. */
  private static final class Source implements AutoCloseable {
    private final nvrtcProgram handle = new nvrtcProgram();
    private final String name;

    Source(String name, String text) {
      this.name = name;
      Calls.compiler(
          JNvrtc.nvrtcCreateProgram(handle, text, name, 0, null, null),
          "nvrtcCreateProgram",
          name,
          text.length() + " characters");
    }

    private String log() {
      String[] log = new String[1];
      Calls.compiler(JNvrtc.nvrtcGetProgramLog(handle, log), "nvrtcGetProgramLog", name);
      return log[0];
    }

    private byte[] cubin() {
      long[] size = new long[1];
      Calls.compiler(JNvrtc.nvrtcGetCUBINSize(handle, size), "nvrtcGetCUBINSize", name);
      byte[] cubin = new byte[Math.toIntExact(size[0])];
      Calls.compiler(JNvrtc.nvrtcGetCUBIN(handle, cubin), "nvrtcGetCUBIN", name, size[0]);
      return cubin;
    }

    /** The driver wants text with a zero at its end. */
    private byte[] ptx() {
      String[] ptx = new String[1];
      Calls.compiler(JNvrtc.nvrtcGetPTX(handle, ptx), "nvrtcGetPTX", name);
      return (ptx[0] + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
      Calls.compiler(JNvrtc.nvrtcDestroyProgram(handle), "nvrtcDestroyProgram", name);
    }
  }
}
