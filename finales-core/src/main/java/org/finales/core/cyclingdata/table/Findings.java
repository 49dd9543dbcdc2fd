package org.finales.core.cyclingdata.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is odd about a file, the same things together. Not thread-safe. */
public final class Findings {
  /** Most lines that are named of one kind of finding. */
  public static final int MAX_LINES = 20;

  private static final int MAX_KINDS = 500;

  /**
   * Something odd; immutable.
   *
   * @param message what it is, at its first place
   * @param count how often
   * @param lines the first lines on which it was seen, from 1, at most {@value #MAX_LINES}; empty
   *     if it is about the whole file
   */
  public record Finding(String message, long count, List<Long> lines) {
    /** Copies the list. */
    public Finding {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      if (lines.isEmpty()) {
        return message;
      }
      StringBuilder text = new StringBuilder("line ").append(lines.get(0)).append(": ");
      text.append(message);
      if (count > 1) {
        text.append("; ").append(count).append(" times, lines");
        for (int i = 0; i < lines.size(); i++) {
          text.append(i == 0 ? " " : ", ").append(lines.get(i));
        }
        text.append(count > lines.size() ? " …" : "");
      }
      return text.toString();
    }
  }

  private static final class Entry {
    private final String message;
    private final List<Long> lines = new ArrayList<>();
    private long count;

    Entry(String message) {
      this.message = message;
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long total;

  /** Notes something about a line; only the first message of a kind is kept. */
  public void add(String kind, long line, String message) {
    total++;
    Entry entry = entries.get(kind);
    if (entry == null) {
      if (entries.size() >= MAX_KINDS) {
        return;
      }
      entry = new Entry(message);
      entries.put(kind, entry);
    }
    entry.count++;
    if (line > 0 && entry.lines.size() < MAX_LINES) {
      entry.lines.add(line);
    }
  }

  /** How much was found in all. */
  public long total() {
    return total;
  }

  /** Everything, in the order in which it was found first. */
  public List<Finding> list() {
    Collection<Entry> all = entries.values();
    return all.stream().map(e -> new Finding(e.message, e.count, e.lines)).toList();
  }
}
