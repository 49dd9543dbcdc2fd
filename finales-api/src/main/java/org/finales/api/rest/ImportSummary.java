package org.finales.api.rest;

import java.util.List;

/**
 * What an import found and did.
 *
 * @param counts one for each kind of thing
 * @param notes what a person should know, in words
 * @param moreNotes how many more there were
 */
public record ImportSummary(List<ImportCount> counts, List<String> notes, int moreNotes) {
  public ImportSummary {
    counts = List.copyOf(counts);
    notes = List.copyOf(notes);
  }
}
