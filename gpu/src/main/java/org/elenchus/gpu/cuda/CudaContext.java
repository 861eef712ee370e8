package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;
import org.elenchus.gpu.device.Precision;
import org.jspecify.annotations.Nullable;

/**
 * A device, the programs on it, and one stream on which all work is done in order. Copies wait for
 * the stream first, so that the host never reads or overwrites what a kernel still uses.
 */
final class CudaContext implements AutoCloseable {
  private static final int REACHED_BY_ASKING = 48 * 1024;

  private final Precision precision;
  private final Compiler compiler;
  private final CUcontext context = new CUcontext();
  private final CUstream stream = new CUstream();
  private final Map<Program, CUmodule> modules = new LinkedHashMap<>();
  private final Map<Kernel, CUfunction> functions = new HashMap<>();
  private final List<Memory> memories = new ArrayList<>();
  private final int sharedMost;
  private boolean streamOpen;

  /**
   * Opens device 0.
   *
   * @param precision the format that the kernels are compiled for
   * @param sm the device's compute capability
   * @param cache where compiled kernels are kept, or null
   * @throws CudaFailure if a call of the driver fails; nothing is then left behind
   */
  CudaContext(Precision precision, int sm, @Nullable Path cache) {
    this.precision = precision;
    compiler = new Compiler(sm, cache);
    Calls.driver(JCudaDriver.cuInit(0), "cuInit");
    CUdevice device = new CUdevice();
    Calls.driver(JCudaDriver.cuDeviceGet(device, 0), "cuDeviceGet", 0);
    int[] most = new int[1];
    Calls.driver(
        JCudaDriver.cuDeviceGetAttribute(
            most, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN, device),
        "cuDeviceGetAttribute",
        "shared memory per block");
    sharedMost = most[0];
    Calls.driver(JCudaDriver.cuCtxCreate(context, 0, device), "cuCtxCreate", 0);
    try {
      Calls.driver(
          JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING),
          "cuStreamCreate");
      streamOpen = true;
    } catch (CudaFailure e) {
      closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(CudaFailure failure) {
    try {
      close();
    } catch (CudaFailure e) {
      failure.addSuppressed(e);
    }
  }

  Precision precision() {
    return precision;
  }

  /** The stream of all work. */
  CUstream stream() {
    return stream;
  }

  /** The most shared memory that a block can have, in bytes. */
  int sharedMost() {
    return sharedMost;
  }

  /** Makes this context that of the calling thread. */
  void enter() {
    Calls.driver(JCudaDriver.cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  /** Device memory. */
  final class Memory implements AutoCloseable {
    private final Address address = new Address();
    private final long bytes;

    private Memory(long bytes) {
      this.bytes = bytes;
    }

    long bytes() {
      return bytes;
    }

    long address() {
      return address.value();
    }

    /** What the driver takes for this memory. */
    CUdeviceptr pointer() {
      return address;
    }

    private CUdeviceptr at(long offset, long count) {
      if (offset < 0 || count < 0 || offset + count > bytes) {
        throw new IndexOutOfBoundsException(
            count + " bytes from " + offset + " of device memory of " + bytes + " bytes");
      }
      return address.withByteOffset(offset);
    }

    /** Copies from host memory, once the stream has come to rest. */
    void write(Pointer from, long offset, long count) {
      synchronise();
      Calls.driver(
          JCudaDriver.cuMemcpyHtoD(at(offset, count), from, count),
          "cuMemcpyHtoD",
          count + " bytes");
    }

    /** Copies to host memory, once the stream has come to rest. */
    void read(Pointer to, long offset, long count) {
      synchronise();
      Calls.driver(
          JCudaDriver.cuMemcpyDtoH(to, at(offset, count), count), "cuMemcpyDtoH", count + " bytes");
    }

    @Override
    public void close() {
      if (memories.remove(this)) {
        Calls.driver(JCudaDriver.cuMemFree(address), "cuMemFree", bytes + " bytes");
      }
    }
  }

  /**
   * Takes device memory, filled with zeros.
   *
   * @throws CudaFailure if there is not enough, saying what was asked and what is free
   */
  Memory allocate(long bytes) {
    Memory memory = new Memory(bytes);
    int code = JCudaDriver.cuMemAlloc(memory.address, bytes);
    if (code == CudaFailure.OUT_OF_MEMORY) {
      throw new CudaFailure(
          "cuMemAlloc(" + bytes + " bytes) failed: out of memory, " + free() + " bytes are free.",
          code);
    }
    Calls.driver(code, "cuMemAlloc", bytes + " bytes");
    memories.add(memory);
    Calls.driver(
        JCudaDriver.cuMemsetD8Async(memory.address, (byte) 0, bytes, stream),
        "cuMemsetD8Async",
        bytes + " bytes");
    return memory;
  }

  /** Bytes of device memory that are free. */
  long free() {
    long[] free = new long[1];
    long[] total = new long[1];
    Calls.driver(JCudaDriver.cuMemGetInfo(free, total), "cuMemGetInfo");
    return free[0];
  }

  /** Waits until all work is done. */
  void synchronise() {
    Calls.driver(JCudaDriver.cuStreamSynchronize(stream), "cuStreamSynchronize");
  }

  /** Marks the place in the stream with an event. */
  void record(CUevent event) {
    Calls.driver(JCudaDriver.cuEventRecord(event, stream), "cuEventRecord");
  }

  /** A program, loaded when it is first asked for. */
  private CUmodule module(Program program) {
    CUmodule loaded = modules.get(program);
    if (loaded != null) {
      return loaded;
    }
    String file = program.file() + ".cu";
    List<String> all = new ArrayList<>(program.defines());
    all.add("-DREAL=" + (precision == Precision.FLOAT32 ? "float" : "double"));
    byte[] image = compiler.image(file, read("views.cuh") + read(file), all);
    CUmodule module = new CUmodule();
    Calls.driver(
        JCudaDriver.cuModuleLoadData(module, image),
        "cuModuleLoadData",
        file,
        image.length + " bytes");
    modules.put(program, module);
    return module;
  }

  private static String read(String name) {
    try (InputStream in = CudaContext.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The kernels " + name + " are not part of this build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The kernels " + name + " cannot be read.", e);
    }
  }

  private record Kernel(Program program, String name) {}

  /** A kernel of a program. */
  CUfunction function(Program program, String name) {
    Kernel key = new Kernel(program, name);
    CUfunction found = functions.get(key);
    if (found != null) {
      return found;
    }
    CUfunction function = new CUfunction();
    Calls.driver(
        JCudaDriver.cuModuleGetFunction(function, module(program), name),
        "cuModuleGetFunction",
        name);
    functions.put(key, function);
    return function;
  }

  /** Starts a kernel for some seeds; its arguments are copied before this returns. */
  void launch(CUfunction function, String name, Shape shape, int seeds, Pointer... arguments) {
    if (shape.shared() > REACHED_BY_ASKING) {
      Calls.driver(
          JCudaDriver.cuFuncSetAttribute(
              function,
              jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
              shape.shared()),
          "cuFuncSetAttribute",
          name,
          shape.shared() + " bytes of shared memory");
    }
    Calls.driver(
        JCudaDriver.cuLaunchKernel(
            function,
            shape.across(),
            shape.blocks(),
            seeds,
            shape.threads(),
            1,
            1,
            shape.shared(),
            stream,
            Pointer.to(arguments),
            null),
        "cuLaunchKernel",
        name,
        shape,
        seeds + " seeds");
  }

  /** Gives everything back; goes on after a failure and throws the first one at the end. */
  @Override
  public void close() {
    List<Runnable> all = new ArrayList<>();
    all.add(this::enter);
    List.copyOf(memories).forEach(memory -> all.add(memory::close));
    modules.forEach(
        (program, module) ->
            all.add(
                () -> Calls.driver(JCudaDriver.cuModuleUnload(module), "cuModuleUnload", program)));
    if (streamOpen) {
      all.add(() -> Calls.driver(JCudaDriver.cuStreamDestroy(stream), "cuStreamDestroy"));
    }
    all.add(() -> Calls.driver(JCudaDriver.cuCtxDestroy(context), "cuCtxDestroy"));
    CudaFailure first = null;
    for (Runnable each : all) {
      try {
        each.run();
      } catch (CudaFailure e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    modules.clear();
    functions.clear();
    if (first != null) {
      throw first;
    }
  }
}
