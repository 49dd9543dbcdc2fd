/** Stations on computers of their own, with their laboratory on a server. */
@NullMarked
package org.finales.server.station;

import org.jspecify.annotations.NullMarked;
