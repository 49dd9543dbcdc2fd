/**
 * Power supplies and loads of EA Elektro-Automatik by Modbus. Registers after the maker's register
 * lists (PSB 10000 KE 3.02, PSB 9000 KE 2.31, PSI 9000 KE 2.29, EL 9000 B KE 2.29, PS 2000 B TFT KE
 * 2.01), frames after the programming guide "ModBus &amp; SCPI", REV24.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.eamodbus;
