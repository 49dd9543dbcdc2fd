/** The reference server: every capability that it shows is a call into the engine. */
@org.jspecify.annotations.NullMarked
package org.finales.server;
