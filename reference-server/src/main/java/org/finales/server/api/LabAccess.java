package org.finales.server.api;

import org.finales.core.engine.Actor;
import org.finales.core.station.LabLink;
import org.finales.core.timeseries.SeriesStore;

/** What the native surface needs of a laboratory that cycles batteries. Thread-safe. */
interface LabAccess {
  /** The data sets. */
  SeriesStore series();

  /** The laboratory as an account's station sees it; refuses what is not the account's. */
  LabLink link(Actor actor);
}
