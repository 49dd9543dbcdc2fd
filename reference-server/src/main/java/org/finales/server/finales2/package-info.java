/**
 * The HTTP surface of FINALES 2 on the engine of finales, so that its tenants, optimisers and
 * scripts go on working unchanged. Where FINALES 2 loses work or fails, this surface is right in a
 * way that its clients survive; nothing else depends on this package.
 */
@org.jspecify.annotations.NullMarked
package org.finales.server.finales2;
