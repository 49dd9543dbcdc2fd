/**
 * The surface of the first FINALES, {@code /token} and {@code /api/broker/…}, for programs that
 * were written to it; an adapter over the engine that nothing else imports.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.alpha;
