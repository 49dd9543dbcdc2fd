package org.finales.api.experiment;

import java.time.Instant;
import java.util.UUID;
import org.finales.api.battery.Battery;

/**
 * A battery on the laboratory's shelf; immutable.
 *
 * @param id its identifier; its IRI is {@code urn:uuid:ID} unless the battery has one of its own
 * @param battery what it is and what it bears
 * @param retired whether it is out of use; it keeps its history
 * @param creator the account that added it
 * @param created when it was added
 * @param revision grows with each change, from 1
 */
public record RegisteredBattery(
    UUID id, Battery battery, boolean retired, String creator, Instant created, long revision) {}
