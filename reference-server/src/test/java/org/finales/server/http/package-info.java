/** Tests of the HTTP server over real sockets. */
@org.jspecify.annotations.NullMarked
package org.finales.server.http;
