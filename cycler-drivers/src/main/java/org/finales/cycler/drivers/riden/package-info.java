/**
 * Riden RD60xx supplies by Modbus RTU. The maker publishes no registers; those here were found by
 * users (Baldanos/rd6006, ShayBox/Riden, morgendagen/riden-dongle).
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.riden;
