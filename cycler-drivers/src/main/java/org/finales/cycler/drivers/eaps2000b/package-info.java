/**
 * Power supplies PS 2000 B of EA Elektro-Automatik with their own telegrams. Objects after the
 * maker's object list for the PS 2000 B, telegrams as users of the programming guide of 2015-05-28
 * describe them.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.eaps2000b;
