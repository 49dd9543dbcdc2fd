package org.finales.api.finales2;

import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Places as FINALES 2 writes them: an address and two details. Thread-safe. */
public final class Finales2Locations {
  private Finales2Locations() {}

  /**
   * Reads a place, also one that is wrapped once more as some tenants do.
   *
   * @throws IllegalArgumentException if the address is missing
   */
  public static Location read(JsonNode written) {
    JsonNode place = written.path("Location").isObject() ? written.path("Location") : written;
    String address = Documented.text(place, "address");
    if (address == null) {
      throw new IllegalArgumentException("a location needs an address");
    }
    return new Location(
        address, Documented.text(place, "detail_1"), Documented.text(place, "detail_2"));
  }

  /** Writes a place. */
  public static ObjectNode write(Location location) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    written.put("address", location.address());
    if (location.room() != null) {
      written.put("detail_1", location.room());
    }
    if (location.spot() != null) {
      written.put("detail_2", location.spot());
    }
    return written;
  }
}
