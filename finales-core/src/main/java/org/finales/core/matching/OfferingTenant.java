package org.finales.core.matching;

import java.util.List;
import java.util.UUID;

/**
 * A tenant as the explainer looks at it.
 *
 * @param id its identifier
 * @param name its name
 * @param active whether it takes part
 * @param online whether it is there now
 * @param freeSlots how many further claims it can hold now
 * @param offers what it offers
 */
public record OfferingTenant(
    UUID id,
    String name,
    boolean active,
    boolean online,
    int freeSlots,
    List<CompiledOffer> offers) {

  public OfferingTenant {
    offers = List.copyOf(offers);
  }
}
