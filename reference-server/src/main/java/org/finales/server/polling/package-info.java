/**
 * What programs see that find their work by polling a list of all pending requests, as those of
 * both older systems do: it keeps them from taking the same request. Used by the surfaces for them.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.polling;
