package org.finales.core.timeseries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A dataset's row, and the newest batches of its sources as far as they are known. */
final class DatasetState {
  static final String COLUMNS =
      "number, id, name, modes, auxiliaries, revision, points, blocks, sealed, events";

  /** The newest batch of a source. */
  record Newest(long batch, long checksum) {}

  final long number;
  final RecordedDataset dataset;
  final Map<String, Newest> sources;
  long revision;
  long points;
  long blocks;

  /** Points in blocks; the others are in the tail. */
  long sealed;

  long events;

  private DatasetState(long number, RecordedDataset dataset, Map<String, Newest> sources) {
    this.number = number;
    this.dataset = dataset;
    this.sources = sources;
  }

  static DatasetState read(ResultSet row) throws SQLException {
    List<AuxiliaryColumn> auxiliaries = new ArrayList<>();
    for (JsonNode column : json(row.getString("auxiliaries"))) {
      auxiliaries.add(new AuxiliaryColumn(column.get(0).asString(), column.get(1).asString()));
    }
    List<String> modes = new ArrayList<>();
    json(row.getString("modes")).forEach(mode -> modes.add(mode.asString()));
    DatasetState state =
        new DatasetState(
            row.getLong("number"),
            new RecordedDataset(
                UUID.fromString(row.getString("id")), row.getString("name"), modes, auxiliaries),
            new HashMap<>());
    state.revision = row.getLong("revision");
    state.points = row.getLong("points");
    state.blocks = row.getLong("blocks");
    state.sealed = row.getLong("sealed");
    state.events = row.getLong("events");
    return state;
  }

  private static JsonNode json(@Nullable String text) {
    return FinalesJson.read(text == null ? "[]" : text);
  }

  static String modes(RecordedDataset dataset) {
    ArrayNode modes = FinalesJson.mapper().createArrayNode();
    dataset.modes().forEach(modes::add);
    return modes.toString();
  }

  static String auxiliaries(RecordedDataset dataset) {
    ArrayNode columns = FinalesJson.mapper().createArrayNode();
    dataset.auxiliaries().forEach(c -> columns.addArray().add(c.name()).add(c.unit()));
    return columns.toString();
  }

  DatasetState copy() {
    DatasetState copy = new DatasetState(number, dataset, new HashMap<>(sources));
    copy.revision = revision;
    copy.points = points;
    copy.blocks = blocks;
    copy.sealed = sealed;
    copy.events = events;
    return copy;
  }

  long tail() {
    return points - sealed;
  }
}
