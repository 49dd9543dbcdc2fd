package org.finales.server.api;

/** From where a test sees the broker. */
enum World {
  /** In the same process. */
  EMBEDDED,
  /** Through the native surface, over a real socket. */
  OVER_HTTP
}
