/** What programs written for FINALES 2 see, over real sockets. */
@org.jspecify.annotations.NullMarked
package org.finales.server.finales2;
