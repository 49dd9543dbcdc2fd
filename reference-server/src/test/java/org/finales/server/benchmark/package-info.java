/**
 * Measures a FINALES 2 server from outside, this one or another, with one compiled keep-alive
 * client, so that two servers can be compared on one machine.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.benchmark;
