/**
 * Modbus for drivers, as RTU frames over serial lines or TCP and as Modbus/TCP, and its other end
 * for simulators. Frames after the Modbus application protocol V1.1b3 and Modbus over serial line
 * V1.02.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.modbus;
