package org.finales.api.broker;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What can be asked for. Thread-safe; see {@link Broker} for what all methods throw. */
public interface Capabilities {
  /**
   * Adds a capability, or a new version of it if its schemas differ from the newest; adding the
   * same again changes nothing. A withdrawn capability becomes active again.
   *
   * @throws InvalidException if a schema is not a JSON Schema or reaches outside of itself
   */
  Capability add(CapabilityDraft draft);

  /**
   * The newest version of each active capability, by quantity and method.
   *
   * @param available only those that an active tenant offers
   */
  List<Capability> list(boolean available);

  /** The newest version of an active capability. */
  Optional<Capability> find(String quantity, String method);

  /** A version of a capability, active or not. */
  Optional<Capability> version(String quantity, String method, int version);

  /**
   * Takes a capability out of use: no new requests; work in flight can still be delivered.
   *
   * @throws NotFoundException if there is no such active capability
   */
  void withdraw(String quantity, String method, String reason);

  /**
   * A form to fill in: for each parameter whether it is required and of which type, in FINALES 2's
   * notation; {@code {"input_template": …, "output_template": …}}.
   *
   * @throws NotFoundException if there is no such active capability
   */
  JsonNode template(String quantity, String method);
}
