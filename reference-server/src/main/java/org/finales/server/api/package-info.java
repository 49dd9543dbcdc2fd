/**
 * The native surface under {@code /api/v1}: everything that a broker can do, over HTTP. Each route
 * is declared once; the declaration registers it, describes it in OpenAPI and fills the table of
 * roles and actions.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.api;
