/**
 * The surface that programs written for the first FINALES talk to: {@code /token} and {@code
 * /api/broker/…}, mapped onto the engine. An adapter that nothing else imports.
 *
 * <p>A measurement request is a request for its figure of merit ({@code density}) by its origin
 * ({@code experiment}), with formulation and temperature for parameters; a measurement is a result.
 * The capabilities for such pairs are added when somebody first asks for one or answers with one.
 * Chemicals and compounds are lists of the inventory. What its clients see of mistakes is an answer
 * 200 with a message and the id -1, as ever; only what is no measurement at all is a 422.
 */
@NullMarked
package org.finales.server.alpha;

import org.jspecify.annotations.NullMarked;
