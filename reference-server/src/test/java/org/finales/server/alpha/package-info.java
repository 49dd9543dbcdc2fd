/** What programs written for the first FINALES see, over real sockets. */
@org.jspecify.annotations.NullMarked
package org.finales.server.alpha;
