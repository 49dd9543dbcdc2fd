package org.finales.core.timeseries;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.finales.api.broker.InvalidException;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dataset as a file.
 *
 * <p>Layout: the line {@code finales series 1}, then records, each of a letter, a length (four
 * bytes, highest first), so many bytes, and their CRC-32C (four bytes): {@code D} the dataset as
 * JSON, {@code B} points as {@link Block}, {@code E} an event behind the points before it as JSON,
 * {@code S} the newest batches of the sources as JSON, and at the end {@code Z} the numbers of
 * points and events as JSON.
 */
final class Archive {
  private static final byte[] MAGIC = "finales series 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int EVENTS_AT_A_TIME = 1000;
  private static final int LONGEST_RECORD = 64 << 20;

  private Archive() {}

  /** What an archive holds besides points and events. */
  record Head(
      RecordedDataset dataset,
      long points,
      long events,
      Map<String, DatasetState.Newest> sources) {}

  /** Goes through the events of a dataset, page by page. */
  private static final class Events {
    private final SeriesStore store;
    private final UUID dataset;
    private final long end;
    private final Deque<RecordedEvent> page = new ArrayDeque<>();
    private long last;

    Events(SeriesStore store, UUID dataset, long end) {
      this.store = store;
      this.dataset = dataset;
      this.end = end;
    }

    /** The point behind which the next event lies. */
    long place() {
      if (page.isEmpty() && last < end) {
        page.addAll(store.events(dataset, last, (int) Math.min(EVENTS_AT_A_TIME, end - last)));
      }
      RecordedEvent next = page.peek();
      return next == null ? Long.MAX_VALUE : next.point();
    }

    SeriesEvent next() {
      RecordedEvent next = page.remove();
      last = next.sequence();
      return next.event();
    }
  }

  /**
   * Writes a dataset.
   *
   * @param parts its points, at least as many as the head says
   */
  static void write(SeriesStore store, Head head, Iterator<Points> parts, OutputStream stream)
      throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.write(MAGIC);
    RecordedDataset dataset = head.dataset();
    ObjectNode first = FinalesJson.mapper().createObjectNode();
    first.put("id", dataset.id().toString()).put("name", dataset.name());
    first.set("modes", FinalesJson.read(DatasetState.modes(dataset)));
    first.set("auxiliaries", FinalesJson.read(DatasetState.auxiliaries(dataset)));
    record(out, 'D', first);
    Events events = new Events(store, dataset.id(), head.events());
    long place = 0;
    while (place < head.points()) {
      Columns columns = parts.next().columns;
      int size = (int) Math.min(columns.size, head.points() - place);
      int from = 0;
      while (from < size) {
        events(out, events, place);
        int to = (int) Math.min(size, from + Math.min(Block.SIZE, events.place() - place));
        record(out, 'B', Block.encode(columns, from, to));
        place += to - from;
        from = to;
      }
    }
    events(out, events, place);
    ArrayNode sources = FinalesJson.mapper().createArrayNode();
    head.sources()
        .forEach(
            (name, newest) ->
                sources.addArray().add(name).add(newest.batch()).add(newest.checksum()));
    record(out, 'S', sources);
    record(
        out,
        'Z',
        FinalesJson.mapper()
            .createObjectNode()
            .put("points", head.points())
            .put("events", head.events()));
    out.flush();
  }

  private static void events(DataOutputStream out, Events events, long place) throws IOException {
    while (events.place() <= place) {
      SeriesEvent event = events.next();
      record(
          out,
          'E',
          FinalesJson.mapper()
              .createObjectNode()
              .put("time", event.hostMicros())
              .put("kind", event.kind())
              .put("message", event.message())
              .put("detail", event.detail()));
    }
  }

  private static void record(DataOutputStream out, char kind, JsonNode content) throws IOException {
    record(out, kind, content.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void record(DataOutputStream out, char kind, byte[] bytes) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.writeInt(checksum(kind, bytes));
  }

  private static int checksum(char kind, byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(kind);
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /**
   * Appends what an archive holds to a new dataset.
   *
   * @param made is told of the dataset and says into which one to append
   */
  static Head read(SeriesStore store, InputStream stream, Target made) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new InvalidException("this is no archive of a dataset that this version can read");
    }
    RecordedDataset dataset = null;
    UUID target = null;
    Map<String, DatasetState.Newest> sources = new LinkedHashMap<>();
    long points = 0;
    long events = 0;
    try {
      while (true) {
        char kind = (char) in.readUnsignedByte();
        byte[] bytes = body(in, kind);
        if (kind == 'D' && dataset == null) {
          dataset = dataset(json(bytes));
          target = made.of(dataset);
        } else if (dataset == null || target == null) {
          throw new IllegalArgumentException("it does not begin with the dataset");
        } else if (kind == 'B') {
          points = store.append(target, new Points(Block.decode(bytes))).points();
        } else if (kind == 'E') {
          store.append(
              target, new Batch(null, 0, dataset.points().build(), List.of(event(json(bytes)))));
          events++;
        } else if (kind == 'S') {
          for (JsonNode source : json(bytes)) {
            sources.put(
                source.get(0).asString(),
                new DatasetState.Newest(source.get(1).asLong(), source.get(2).asLong()));
          }
        } else if (kind == 'Z') {
          JsonNode end = json(bytes);
          if (end.path("points").asLong() != points || end.path("events").asLong() != events) {
            throw new IllegalArgumentException("it lacks points or events");
          }
          return new Head(dataset, points, events, sources);
        } else {
          throw new IllegalArgumentException("it holds a record of kind " + (int) kind);
        }
      }
    } catch (EOFException e) {
      throw new DamagedDataException("the archive ends too early; copy it again", e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
      throw new DamagedDataException("the archive is damaged: " + e.getMessage(), e);
    }
  }

  /** Makes the dataset into which to append. */
  interface Target {
    UUID of(RecordedDataset dataset);
  }

  private static byte[] body(DataInputStream in, char kind) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_RECORD) {
      throw new IllegalArgumentException("a record of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    if (in.readInt() != checksum(kind, bytes)) {
      throw new IllegalArgumentException("its bytes are not those that were written");
    }
    return bytes;
  }

  private static JsonNode json(byte[] bytes) {
    return FinalesJson.read(bytes);
  }

  private static RecordedDataset dataset(JsonNode json) {
    List<String> modes = new ArrayList<>();
    json.path("modes").forEach(mode -> modes.add(mode.asString()));
    List<AuxiliaryColumn> auxiliaries = new ArrayList<>();
    for (JsonNode column : json.path("auxiliaries")) {
      auxiliaries.add(new AuxiliaryColumn(column.get(0).asString(), column.get(1).asString()));
    }
    return new RecordedDataset(
        UUID.fromString(json.path("id").asString()),
        json.path("name").asString(),
        modes,
        auxiliaries);
  }

  private static SeriesEvent event(JsonNode json) {
    JsonNode detail = json.path("detail");
    return new SeriesEvent(
        json.path("time").asLong(),
        json.path("kind").asString(),
        json.path("message").asString(),
        detail.isString() ? detail.asString() : null);
  }
}
