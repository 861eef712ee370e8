package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import jcuda.Pointer;
import jcuda.driver.CUevent;
import jcuda.driver.JCudaDriver;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The software CUDA device sees what it is there for: each class of mistake, by kernels that make
 * it.
 */
class SoftwareCudaTest {
  private static final int COUNT = 64;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  /** Runs a kernel on one buffer with one block of threads, and reads the buffer. */
  private static double[] run(String kernel, int blocks, int threads, int length) {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      CudaBuffer y = launcher.allocate(length);
      launch(launcher, y, kernel, blocks, threads);
      return y.values(0, 0, length);
    }
  }

  private static void launch(
      Launcher launcher, CudaBuffer y, String kernel, int blocks, int threads) {
    launcher.launch(
        Program.of("wrong"),
        kernel,
        new Shape(blocks, 1, threads, threads * Float.BYTES),
        y.view(0, y.length()),
        Arguments.number(y.length()));
  }

  @Test
  void theRightKernelPasses() {
    double[] values = run("right", 1, 128, COUNT);
    assertEquals(COUNT - 1, values[COUNT - 1]);
    assertEquals("", SoftwareCuda.report());
    assertEquals("", SoftwareCuda.live());
  }

  @ParameterizedTest
  @CsvSource({
    // A buffer that fills its pages ends at a guard page; one that does not, at a pattern.
    "tooFar, 128, 64, 'thread (64, 0, 0): touched byte 256 of allocation 2, which has 256 bytes'",
    "tooFar, 64, 62, 'kernel tooFar: bytes beside allocation 2 of 248 bytes were overwritten'",
    "tooEarly, 64, 64, 'kernel tooEarly: bytes beside allocation 2 of 256 bytes were overwritten'",
    "someWait, 128, 128, 'divergent barrier: thread'",
    "twoBarriers, 128, 128, 'divergent barrier: thread 0 waits at line'",
    "sharedTooFar, 128, 128, 'just outside the shared memory of the block'",
    "sharedTooEarly, 128, 128, 'bytes before the shared memory were overwritten'"
  })
  void aKernelThatGoesWrongIsStoppedAndNamed(String kernel, int threads, int length, String said) {
    CudaFailure failure = assertThrows(CudaFailure.class, () -> run(kernel, 1, threads, length));
    assertTrue(
        failure.getMessage().contains("CUDA_ERROR_ILLEGAL_ADDRESS")
            || failure.getMessage().contains("CUDA_ERROR_LAUNCH_FAILED"),
        failure::getMessage);
    assertTrue(SoftwareCuda.report().contains(said), SoftwareCuda::report);
    assertTrue(SoftwareCuda.report().contains("kernel " + kernel), SoftwareCuda::report);
    // The device is lost, as a real one is, and its context took everything with it.
    assertEquals("", SoftwareCuda.live());
  }

  @Test
  void aMissingBarrierShowsInTheOrderOfThreads() {
    assertTrue(Arrays.stream(run("noBarrier", 1, 128, 128)).anyMatch(Double::isNaN));
    double[] right = run("withBarrier", 1, 128, 128);
    SoftwareCuda.order(SoftwareCuda.Order.REVERSE, 1);
    assertTrue(Arrays.equals(right, run("withBarrier", 1, 128, 128)));
    double[] reverse = run("noBarrier", 1, 128, 128);
    SoftwareCuda.order(SoftwareCuda.Order.SHUFFLED, 7);
    assertTrue(Arrays.equals(right, run("withBarrier", 1, 128, 128)));
    assertTrue(!Arrays.equals(reverse, run("noBarrier", 1, 128, 128)));
  }

  @Test
  void unwrittenSharedMemoryIsNotANumber() {
    assertTrue(Arrays.stream(run("unwritten", 1, 128, 128)).allMatch(Double::isNaN));
  }

  /** The product fills what it takes with zeros; who did not would read this. */
  @Test
  void freshMemoryIsNotANumberAndIsGivenBackOnce() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      Address address = new Address();
      assertEquals(0, JCudaDriver.cuMemAlloc(address, 4L * COUNT));
      float[] read = new float[COUNT];
      assertEquals(0, JCudaDriver.cuMemcpyDtoH(Pointer.to(read), address, 4L * COUNT));
      for (float each : read) {
        assertTrue(Float.isNaN(each), Arrays.toString(read));
      }
      assertEquals(0, JCudaDriver.cuMemFree(address));
      assertEquals("", SoftwareCuda.report());
      assertEquals(1, JCudaDriver.cuMemFree(address));
      assertTrue(
          SoftwareCuda.report().contains("cuMemFree: byte 0 of allocation 1, which has 256 bytes"),
          SoftwareCuda::report);
      assertEquals(4L << 30, context.free());
    }
  }

  /** A time is there once the work before its event is done, not when it was asked for. */
  @Test
  void anEventIsNotReadyBeforeItsWork() {
    SoftwareCuda.lazy(true);
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      CUevent event = new CUevent();
      assertEquals(0, JCudaDriver.cuEventCreate(event, 0));
      context.record(event);
      float[] milliseconds = new float[1];
      int notReady = 600;
      assertEquals(notReady, JCudaDriver.cuEventElapsedTime(milliseconds, event, event));
      context.synchronise();
      assertEquals(0, JCudaDriver.cuEventElapsedTime(milliseconds, event, event));
      assertEquals(0, JCudaDriver.cuEventDestroy(event));
    }
    assertEquals("", SoftwareCuda.live());
  }

  @Test
  void blocksThatMeetShowInTheirOrder() {
    double forward = run("blocksMeet", 40, 1, 1)[0];
    SoftwareCuda.order(SoftwareCuda.Order.REVERSE, 1);
    assertNotEquals(forward, run("blocksMeet", 40, 1, 1)[0]);
  }

  @Test
  void moreThreadsThanTheBoundAreRefused() {
    CudaFailure failure = assertThrows(CudaFailure.class, () -> run("fewThreads", 1, 64, 64));
    assertTrue(
        failure
            .getMessage()
            .startsWith("cuLaunchKernel(fewThreads, Shape[across=1, blocks=1, threads=64"),
        failure::getMessage);
    assertTrue(failure.getMessage().contains("LAUNCH_OUT_OF_RESOURCES"), failure::getMessage);
    assertTrue(SoftwareCuda.report().contains("its bound is 32 threads"), SoftwareCuda::report);
  }

  private static CudaBuffer freed(CudaContext context) {
    try (Launcher launcher = new Launcher(context, 1, 1)) {
      return launcher.allocate(COUNT);
    }
  }

  @Test
  void memoryThatWasGivenBackIsNotTouched() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      CudaFailure failure =
          assertThrows(
              CudaFailure.class,
              () -> {
                try (Launcher launcher = new Launcher(context, 1, 1)) {
                  launch(launcher, freed(context), "right", 1, 64);
                }
              });
      assertTrue(failure.getMessage().contains("ILLEGAL_ADDRESS"), failure::getMessage);
      assertTrue(SoftwareCuda.report().contains("and was freed"), SoftwareCuda::report);
    } catch (CudaFailure e) {
      // Closing a context after its device was lost says so once more.
      assertTrue(e.getMessage().contains("ILLEGAL_ADDRESS"), e::getMessage);
    }
  }

  @Test
  void whatIsNotGivenBackIsListed() {
    CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
    context.allocate(1000);
    assertTrue(SoftwareCuda.live().contains("allocation 1 of 1000 bytes\n"), SoftwareCuda::live);
    assertTrue(SoftwareCuda.live().contains("a stream\na context\n"), SoftwareCuda::live);
    context.close();
    assertEquals("", SoftwareCuda.live());
  }

  /** The driver takes back what a context in trouble holds; what that was is kept. */
  @Test
  void whatAContextInTroubleStillHeldIsListedToo() {
    SoftwareCuda.fail("cuMemGetInfo", 1, 999);
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      assertThrows(CudaFailure.class, context::free);
      Address forgotten = new Address();
      assertEquals(0, JCudaDriver.cuMemAlloc(forgotten, 24));
    }
    assertEquals("allocation 1 of 24 bytes\n", SoftwareCuda.left());
    assertEquals("", SoftwareCuda.live());
  }

  /** The product waits before it reads; here nobody does. */
  @Test
  void aCopyThatDoesNotWaitShowsWhereWorkIsLate() {
    SoftwareCuda.lazy(true);
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      CudaBuffer y = launcher.allocate(COUNT);
      context.synchronise();
      launch(launcher, y, "right", 1, 64);
      float[] read = new float[COUNT];
      assertEquals(0, JCudaDriver.cuMemcpyDtoH(Pointer.to(read), y.pointer(), 4L * COUNT));
      assertEquals(0, read[COUNT - 1], "the kernel has not run yet");
      assertEquals(COUNT - 1, y.values(0, 0, COUNT)[COUNT - 1]);
    }
  }

  @Test
  void aCopyBeyondItsMemoryIsRefused() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      CudaBuffer y = launcher.allocate(4);
      assertEquals(1, JCudaDriver.cuMemcpyHtoD(y.pointer(), Pointer.to(new float[5]), 20));
      assertTrue(
          SoftwareCuda.report().contains("cuMemcpyHtoD: 20 bytes from byte 0 of allocation 2"),
          SoftwareCuda::report);
      // The product itself looks at lengths before it calls.
      assertThrows(IndexOutOfBoundsException.class, () -> y.write(1, new double[4]));
      assertThrows(IndexOutOfBoundsException.class, () -> y.view(2, 3));
    }
  }

  @Test
  void aCompileErrorBringsTheCompilersLog() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      CudaFailure failure =
          assertThrows(
              CudaFailure.class,
              () -> new Compiler(90, null).image("bad.cu", "\n\nthis is no program;", List.of()));
      assertTrue(
          failure.getMessage().startsWith("nvrtcCompileProgram(bad.cu, "), failure::getMessage);
      assertTrue(failure.getMessage().contains("program.cu:3"), failure::getMessage);
      failure =
          assertThrows(
              CudaFailure.class,
              () ->
                  new Compiler(90, null)
                      .image("bad.cu", "__global__ void f() { __shared__ int x[4]; }", List.of()));
      assertTrue(failure.getMessage().contains("extern __shared__"), failure::getMessage);
      assertTrue(context.free() > 0);
    }
  }
}
