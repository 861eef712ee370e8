package org.elenchus.gpu.cuda;

/** A call of the driver or the compiler that did not succeed: which, with what sizes, and why. */
public final class CudaFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The driver's code for want of memory. */
  static final int OUT_OF_MEMORY = 2;

  private final String message;
  private final int code;

  /**
   * Says what failed.
   *
   * @param message which call, with what sizes, and why
   * @param code what the call answered, 0 where none did
   */
  public CudaFailure(String message, int code) {
    super(message);
    this.message = message;
    this.code = code;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /**
   * What the call answered.
   *
   * @return the code of the driver or of NVRTC; 0 where no call answered
   */
  public int code() {
    return code;
  }
}
