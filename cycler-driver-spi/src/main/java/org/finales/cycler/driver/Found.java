package org.finales.cycler.driver;

import org.finales.cycler.spi.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found out about one port with one driver; immutable.
 *
 * @param where connection string to open it with
 * @param identity who answered; null if nobody, or another instrument
 * @param problem why there is no identity; null if there is one
 */
public record Found(
    ConnectionString where, @Nullable DeviceIdentity identity, @Nullable String problem) {}
