/**
 * What the author of a driver implements, and the registry through which laboratories find drivers,
 * open instruments within limits that nobody can raise, and look for instruments.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.driver;
