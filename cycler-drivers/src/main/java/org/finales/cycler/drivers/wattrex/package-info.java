/**
 * WattRex's regenerative converter (EPC) and battery monitor (BMS) on a CAN bus of 125 kbit/s.
 * Frames after WattRex's Battery-Cycler-Drivers and the converter's firmware in
 * Regenerative-Battery-Cycler.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.wattrex;
