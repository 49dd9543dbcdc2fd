/** Pages of batteries: the list, a battery, adding and changing one. */
@org.jspecify.annotations.NullMarked
package org.finales.server.web.battery;
