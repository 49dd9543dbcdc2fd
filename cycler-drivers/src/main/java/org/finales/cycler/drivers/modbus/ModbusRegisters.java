package org.finales.cycler.drivers.modbus;

/** What a simulated instrument shows over Modbus. One thread at a time. */
public interface ModbusRegisters {

  /**
   * Reads registers.
   *
   * @param count how many, 1 to 125
   * @throws ModbusRefusal if there are none, or not so many
   */
  int[] read(int first, int count);

  /**
   * Writes registers.
   *
   * @param values 1 to 123 numbers of 0 to 65535
   * @param several whether they came with function 16
   * @throws ModbusRefusal if the instrument does not take them
   */
  void write(int first, int[] values, boolean several);

  /**
   * Reads a coil.
   *
   * @throws ModbusRefusal if there is none
   */
  default boolean readCoil(int coil) {
    throw new ModbusRefusal(2);
  }

  /**
   * Writes a coil.
   *
   * @throws ModbusRefusal if there is none, or the instrument does not switch it
   */
  default void writeCoil(int coil, boolean on) {
    throw new ModbusRefusal(2);
  }
}
