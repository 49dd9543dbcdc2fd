package org.finales.samples.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the demo runs.
 *
 * @param data the server's folder; {@code null} for a temporary one that goes when the demo ends
 * @param port where the server listens, if nothing else does
 * @param exit whether the demo ends with its table; otherwise the server stays until it is stopped
 * @param speed how many times faster than a laboratory the benches work
 * @param seed of noise and optimiser
 */
record DemoOptions(@Nullable Path data, int port, boolean exit, double speed, long seed) {
  static final int PORT = 13_371;
  static final double SPEED = 600;

  /** What {@code -Ddemo.exit}, {@code -Ddemo.data=DIR} and {@code -Ddemo.seed=N} say. */
  static DemoOptions ofSystemProperties() {
    String exit = System.getProperty("demo.exit", "false");
    String data = System.getProperty("demo.data");
    return new DemoOptions(
        data == null ? null : Path.of(data),
        PORT,
        !exit.equalsIgnoreCase("false"),
        SPEED,
        Long.getLong("demo.seed", 1));
  }
}
