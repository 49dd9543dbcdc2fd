/**
 * The HTTP server under all surfaces: one bounded Jetty, and one way from an exception to an
 * answer. A surface brings its routes and the shape of its refusals; it finds out nothing about the
 * others.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.http;
