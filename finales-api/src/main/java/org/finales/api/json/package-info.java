/**
 * How finales reads and writes JSON. One mapper with strict and bounded reading serves the library,
 * the client and the server, so that a document means the same everywhere.
 */
@org.jspecify.annotations.NullMarked
package org.finales.api.json;
