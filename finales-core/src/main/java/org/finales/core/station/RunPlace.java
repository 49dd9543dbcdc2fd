package org.finales.core.station;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.finales.api.experiment.StationChannel;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.LabClock;

/**
 * Where a run takes place: the channel with everything around it; immutable.
 *
 * @param link the laboratory
 * @param station the station's identifier
 * @param channel the channel as it is described
 * @param device the channel of the instrument, as it is without a supervisor
 * @param supervisor who watches it
 * @param columns what is recorded of its readings
 * @param clock the time
 * @param periodNanos time between readings, in ns
 * @param file where the state of the run is kept
 * @param spare does what may take some seconds
 */
record RunPlace(
    LabLink link,
    UUID station,
    StationChannel channel,
    CyclerChannel device,
    Supervisor supervisor,
    ReadingColumns columns,
    LabClock clock,
    long periodNanos,
    Path file,
    Executor spare) {}
