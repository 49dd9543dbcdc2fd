/**
 * Pages of stations: what there is, adding, changing, replacing and retiring them, and their
 * instruments.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.web.station;
