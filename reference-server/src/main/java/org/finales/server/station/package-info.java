/** Stations at work: those that run within the server, and those on computers of their own. */
@org.jspecify.annotations.NullMarked
package org.finales.server.station;
