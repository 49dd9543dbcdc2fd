package org.finales.core.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.Claim;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a station needs of its laboratory, within the process, over HTTP, or through a spool on disk
 * that delivers later. Thread-safe.
 *
 * <p>What becomes of an experiment is told by events in its data set, in their order among the
 * points: an event of kind {@code status} with a {@link org.finales.api.experiment.RunEvent}
 * begins, pauses, interrupts and ends it, and answers or fails the request under the event's claim;
 * events of kind {@code alarm} raise alarms. So what reaches the laboratory late reaches it in
 * order.
 *
 * <p>All methods throw {@link org.finales.api.broker.UnavailableException} if the laboratory cannot
 * be reached, the exceptions of the broker if it refuses.
 */
public interface LabLink {
  /**
   * Registers a station for the caller's account, or changes the account's station of this name.
   */
  Station register(StationDraft draft);

  /** The station as it is registered now. */
  Station station(UUID station);

  /**
   * Says what a channel can do, once its instrument has answered. From then on its tenant offers
   * {@code cycling} within that.
   *
   * @param can the widest needs that the channel fulfils
   * @return the channel's tenant
   */
  UUID offer(UUID station, String channel, ChannelNeeds can);

  /**
   * Claims the best request for a channel, waiting while there is none.
   *
   * @param tenant the tenant of the channel
   * @param wait how long at most
   */
  Optional<Claim> next(UUID tenant, Duration wait);

  /** The claim as it stands; its state tells whether to stop. Renews its lease. */
  Claim renew(long token);

  /**
   * Gives work back that has not begun.
   *
   * @param reason why, for people
   */
  void giveBack(long token, String reason);

  /**
   * The experiment that a claimed request is about. A request that was posted without one gets one,
   * if it names a registered battery.
   *
   * @param station the station that holds the claim
   * @param channel its channel, which the experiment is on from now on
   * @throws org.finales.api.broker.InvalidException if the request names no battery that is known
   */
  Experiment experiment(Claim claim, UUID station, String channel);

  /** A registered battery. */
  RegisteredBattery battery(UUID battery);

  /** Makes a data set for an experiment; one that is there already is left as it is. */
  void open(UUID experiment, RecordedDataset dataset);

  /** How much a data set holds. */
  DatasetStatus status(UUID dataset);

  /**
   * The number of the newest batch of a source that a data set holds; 0 before the first. A station
   * that was interrupted asks for this first and for {@link #status} then, and goes on there.
   */
  long newestBatch(UUID dataset, String source);

  /**
   * Appends points and events; when the future is complete they are on disk.
   *
   * @return as {@code SeriesStore.appendLater}
   */
  CompletableFuture<Receipt> append(UUID dataset, Batch batch);

  /** Appends one event and returns when it is on disk. */
  Receipt record(UUID dataset, SeriesEvent event);

  /**
   * The points of a data set from one on, for going on after a crash.
   *
   * @param from number of the first, from 0
   * @param most how many at most
   */
  Points points(UUID dataset, long from, int most);

  /**
   * Says what the channels are doing: a sign of life, which nobody keeps.
   *
   * @param reports one for each channel that has something new, at least one each few seconds
   */
  void report(UUID station, List<ChannelReport> reports);

  /**
   * What people told the station after an order, the oldest first, also those that were answered.
   *
   * @param after number of the last that is known, 0 for none
   * @param wait how long to wait while there is none
   */
  List<StationOrder> orders(UUID station, long after, Duration wait);

  /** Says that an order was carried out, or why not. */
  void answer(UUID station, long order, @Nullable JsonNode answer);
}
