package org.finales.cycler.drivers.modbus;

/** Makes a simulated instrument answer with an exception. */
public final class ModbusRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * Makes one.
   *
   * @param code the exception code, 1 to 255
   */
  public ModbusRefusal(int code) {
    super("exception " + code, null, false, false);
    this.code = code;
  }

  /** Returns the exception code. */
  public int code() {
    return code;
  }
}
