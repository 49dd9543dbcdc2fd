package org.finales.core.matching;

/**
 * An offer of a tenant, for one version of the capability.
 *
 * @param quantity the capability's quantity
 * @param method the capability's method
 * @param version the capability's version with whose schema the limitations were compiled
 * @param limitations what the tenant can do of it
 */
public record CompiledOffer(
    String quantity, String method, int version, CompiledLimitations limitations) {}
