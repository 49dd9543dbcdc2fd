package org.finales.cycler.drivers.modbus;

/** How Modbus messages are wrapped. */
public enum ModbusFraming {
  /** Address, message and checksum; on serial lines, and on TCP ports that carry the same bytes. */
  RTU,
  /** The header of Modbus/TCP with a number for each question, and no checksum. */
  TCP
}
