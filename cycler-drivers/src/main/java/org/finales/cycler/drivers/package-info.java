/** Cycler drivers, each in a package of its own. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers;
