/** Tests of the native surface over real sockets. */
@org.jspecify.annotations.NullMarked
package org.finales.server.api;
