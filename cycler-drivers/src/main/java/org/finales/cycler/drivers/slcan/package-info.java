/**
 * CAN buses behind serial adapters that speak Lawicel's ASCII commands (SLCAN), for drivers, and
 * the adapter for simulators. Commands after the manual of the CANUSB, V1.0F.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.slcan;
