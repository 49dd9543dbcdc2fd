package org.finales.server.web.plan;

/**
 * A battery to choose.
 *
 * @param id its identifier
 * @param label what it is called
 * @param family its technology as documents write it; empty if unknown
 * @param redox whether it is a redox-flow battery
 */
public record BatteryChoice(String id, String label, String family, boolean redox) {}
