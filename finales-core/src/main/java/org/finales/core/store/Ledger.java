package org.finales.core.store;

import java.time.Instant;
import java.util.List;
import org.finales.api.broker.Event;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a store within one transaction. Valid only while the work runs to which it was
 * given, and only on that thread.
 */
public final class Ledger {
  private final EventTable events;
  private final CapabilityTable capabilities;
  private final TenantTable tenants;
  private final RequestTable requests;
  private final ClaimTable claims;
  private final ResultTable results;
  private final FileTable files;
  private final AccountTable accounts;
  private final KeyTable keys;
  private final BatteryTable batteries;
  private final ProtocolTable protocols;
  private final StationTable stations;
  private final ExperimentTable experiments;
  private final RecordingTable recordings;
  private final OrderTable orders;
  private final AlarmTable alarms;

  Ledger(Session session, Database database) {
    this.events = new EventTable(session);
    this.capabilities = new CapabilityTable(session);
    this.tenants = new TenantTable(session);
    this.requests = new RequestTable(session, database);
    this.claims = new ClaimTable(session);
    this.results = new ResultTable(session);
    this.files = new FileTable(session);
    this.accounts = new AccountTable(session);
    this.keys = new KeyTable(session);
    this.batteries = new BatteryTable(session, database);
    this.protocols = new ProtocolTable(session, database);
    this.stations = new StationTable(session);
    this.experiments = new ExperimentTable(session, database);
    this.recordings = new RecordingTable(session);
    this.orders = new OrderTable(session);
    this.alarms = new AlarmTable(session);
  }

  /**
   * Writes an entry to the log.
   *
   * @param state the thing as this change leaves it, for this process's followers; {@code null} if
   *     they have to read it from the store
   * @return the entry with its number, which is also the number of what it makes
   */
  public Event append(EventDraft draft, Instant time, @Nullable Object state) {
    return events.append(draft, time, state);
  }

  /**
   * The number that the next entry of the log gets, for things that are numbered by the entry that
   * makes them.
   */
  public long nextSequence() {
    return events.nextSequence();
  }

  /** The log. */
  public EventTable events() {
    return events;
  }

  public CapabilityTable capabilities() {
    return capabilities;
  }

  public TenantTable tenants() {
    return tenants;
  }

  public RequestTable requests() {
    return requests;
  }

  public ClaimTable claims() {
    return claims;
  }

  public ResultTable results() {
    return results;
  }

  public FileTable files() {
    return files;
  }

  public AccountTable accounts() {
    return accounts;
  }

  /** Settings and idempotency keys. */
  public KeyTable keys() {
    return keys;
  }

  /** The laboratory's batteries. */
  public BatteryTable batteries() {
    return batteries;
  }

  /** The laboratory's protocols. */
  public ProtocolTable protocols() {
    return protocols;
  }

  /** The laboratory's stations. */
  public StationTable stations() {
    return stations;
  }

  /** The laboratory's experiments. */
  public ExperimentTable experiments() {
    return experiments;
  }

  /** Data sets of experiments. */
  public RecordingTable recordings() {
    return recordings;
  }

  /** What people told stations. */
  public OrderTable orders() {
    return orders;
  }

  /** Alarms of stations. */
  public AlarmTable alarms() {
    return alarms;
  }

  Mark mark() {
    return events.mark();
  }

  void reset(Mark mark) {
    events.reset(mark);
  }

  List<Committed> appended() {
    return events.appended();
  }

  /** A place in the log to which a failed piece of work goes back. */
  record Mark(long sequence, String hash, int appended) {}
}
