/** Serial ports, through jSerialComm. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.serial;
