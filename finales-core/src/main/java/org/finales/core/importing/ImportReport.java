package org.finales.core.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import found and did.
 *
 * @param counts one for each kind of thing
 * @param notes what a person should know, in words; the first {@value #MAX_NOTES}
 * @param moreNotes how many more there were
 */
public record ImportReport(List<Count> counts, List<String> notes, int moreNotes) {
  static final int MAX_NOTES = 1000;

  public ImportReport {
    counts = List.copyOf(counts);
    notes = List.copyOf(notes);
  }

  /** Whether the store was changed. */
  public boolean changedAnything() {
    return counts.stream().anyMatch(count -> count.added() > 0);
  }

  /** This report and that of another part of the same source. */
  public ImportReport with(ImportReport other) {
    List<Count> sums = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Count one = counts.get(i);
      Count two = other.counts.get(i);
      sums.add(
          new Count(
              one.what,
              one.found + two.found,
              one.added + two.added,
              one.present + two.present,
              one.unreadable + two.unreadable));
    }
    List<String> all = new ArrayList<>(notes);
    all.addAll(other.notes);
    return new ImportReport(sums, all, moreNotes + other.moreNotes);
  }

  /**
   * How many there were of something; found is the sum of the other three.
   *
   * @param what in words, plural
   * @param found in the source
   * @param added to the store
   * @param present in the store already
   * @param unreadable left out; the log keeps what was found
   */
  public record Count(String what, int found, int added, int present, int unreadable) {}

  /** What there is to count. */
  enum Kind {
    ACCOUNTS("accounts"),
    CAPABILITIES("versions of capabilities"),
    TENANTS("tenants"),
    REQUESTS("requests"),
    RESULTS("results"),
    REQUEST_HISTORY("entries of the requests' status log"),
    RESULT_HISTORY("entries of the results' status log");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Counts. Not thread-safe. */
  static final class Builder {
    private final Map<Kind, int[]> tallies = new EnumMap<>(Kind.class);
    private final List<String> notes = new ArrayList<>();
    private int moreNotes;

    Builder() {
      for (Kind kind : Kind.values()) {
        tallies.put(kind, new int[3]);
      }
    }

    void added(Kind kind) {
      count(kind, 0, 1);
    }

    void added(Kind kind, int many) {
      count(kind, 0, many);
    }

    void present(Kind kind) {
      count(kind, 1, 1);
    }

    void present(Kind kind, int many) {
      count(kind, 1, many);
    }

    void unreadable(Kind kind) {
      count(kind, 2, 1);
    }

    void note(String text) {
      if (notes.size() < MAX_NOTES) {
        notes.add(text);
      } else {
        moreNotes++;
      }
    }

    ImportReport build() {
      List<Count> counts = new ArrayList<>();
      tallies.forEach(
          (kind, tally) ->
              counts.add(
                  new Count(
                      kind.words, tally[0] + tally[1] + tally[2], tally[0], tally[1], tally[2])));
      return new ImportReport(counts, notes, moreNotes);
    }

    private void count(Kind kind, int column, int many) {
      int[] tally = tallies.get(kind);
      if (tally != null) {
        tally[column] += many;
      }
    }
  }
}
