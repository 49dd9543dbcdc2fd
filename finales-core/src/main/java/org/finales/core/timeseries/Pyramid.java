package org.finales.core.timeseries;

import java.sql.SQLException;
import java.util.List;

/**
 * Writes points into blocks, and above each {@value #FANOUT} nodes one that holds their summaries,
 * level by level. A node is written once and never changed.
 */
final class Pyramid {
  /** Nodes under one of the next level. */
  static final int FANOUT = 64;

  private static final String INSERT =
      "insert into series_node (dataset, level, number, first, points, summary, detail)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String CHILDREN =
      "select summary from series_node where dataset = ? and level = ? and number >= ?"
          + " and number < ? order by number";
  private static final String TAIL =
      "select data from series_tail where dataset = ? order by first";
  private static final String FORGET_TAIL = "delete from series_tail where dataset = ?";

  private Pyramid() {}

  /**
   * Moves the tail and what comes behind it into blocks.
   *
   * @param state as it was before; changed
   * @param news points that are not in the tail yet
   * @param all whether the last block may be a small one
   * @return what is too little for a block
   */
  static Columns seal(Statements sql, DatasetState state, List<Columns> news, boolean all)
      throws SQLException {
    int values = state.dataset.values();
    Columns pending = new Columns(values, 2 * Block.SIZE);
    for (byte[] chunk : sql.query(TAIL, row -> row.getBytes(1), state.number)) {
      open(chunk, state).decode(pending);
    }
    if (pending.size != state.tail()) {
      throw new DamagedDataException(
          "the tail of dataset "
              + state.dataset.id()
              + " holds "
              + pending.size
              + " points where "
              + state.tail()
              + " were acknowledged",
          null);
    }
    sql.update(FORGET_TAIL, state.number);
    news.forEach(more -> pending.add(more, 0, more.size));
    int from = 0;
    while (pending.size - from >= Block.SIZE || all && from < pending.size) {
      int to = Math.min(from + Block.SIZE, pending.size);
      block(sql, state, pending, from, to);
      from = to;
    }
    state.points += news.stream().mapToLong(more -> more.size).sum();
    return pending.copy(from, pending.size);
  }

  private static Block open(byte[] chunk, DatasetState state) {
    try {
      return Block.open(chunk);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DamagedDataException(
          "the tail of dataset " + state.dataset.id() + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void block(Statements sql, DatasetState state, Columns points, int from, int to)
      throws SQLException {
    Summary summary = new Summary(state.dataset.values());
    summary.add(points, from, to);
    insert(sql, state, 0, state.blocks, state.sealed, summary, Block.encode(points, from, to));
    state.sealed += to - from;
    state.blocks++;
    long number = state.blocks;
    for (int level = 1; number % FANOUT == 0; level++) {
      number /= FANOUT;
      parent(sql, state, level, number - 1);
    }
  }

  private static void parent(Statements sql, DatasetState state, int level, long number)
      throws SQLException {
    int values = state.dataset.values();
    List<byte[]> children =
        sql.query(
            CHILDREN,
            row -> row.getBytes(1),
            state.number,
            level - 1,
            number * FANOUT,
            (number + 1) * FANOUT);
    Bytes detail = new Bytes(Integer.BYTES + FANOUT * Summary.size(values));
    detail.putInt(0);
    Summary all = new Summary(values);
    for (byte[] child : children) {
      all.addFrom(child, 0);
      detail.put(child);
    }
    byte[] bytes = Block.sealed(detail.toArray(0));
    insert(sql, state, level, number, state.sealed - all.points, all, bytes);
  }

  private static void insert(
      Statements sql,
      DatasetState state,
      int level,
      long number,
      long first,
      Summary summary,
      byte[] detail)
      throws SQLException {
    sql.update(
        INSERT, state.number, level, number, first, summary.points, summary.toBytes(), detail);
  }
}
