package org.finales.server.finales2;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the surface of FINALES 2 behaves.
 *
 * @param zone in which times of requests are told; FINALES 2 tells them in the server's own
 * @param dumpKey what opens {@code /database_dump/}; {@code null} keeps it shut, as a server on
 *     PostgreSQL must, which has its own tool for copies
 */
public record Finales2Settings(ZoneId zone, @Nullable String dumpKey) {
  /** Name of the environment variable that holds the key of the dump. */
  public static final String DUMP_KEY = "KEY_DATABASE_DUMP_ENDPOINT_ACCESS";

  /** This machine's zone, and the dump's key from the environment as FINALES 2 has it. */
  public static Finales2Settings ofDefaults() {
    return new Finales2Settings(ZoneId.systemDefault(), System.getenv(DUMP_KEY));
  }

  /** The same without a dump. */
  public Finales2Settings withoutDump() {
    return new Finales2Settings(zone, null);
  }

  @Override
  public String toString() {
    return "Finales2Settings[zone=" + zone + ", dump=" + (dumpKey == null ? "shut" : "keyed") + "]";
  }
}
