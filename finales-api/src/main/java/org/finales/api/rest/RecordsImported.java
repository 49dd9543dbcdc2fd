package org.finales.api.rest;

import java.util.List;

/**
 * What an import of records did.
 *
 * @param requests how many requests were added
 * @param results how many results were added
 * @param files how many files were added
 * @param capabilities how many versions of capabilities were added
 * @param present how many of all these were there already
 * @param notes what a person should know, in words
 */
public record RecordsImported(
    int requests, int results, int files, int capabilities, int present, List<String> notes) {
  /** Copies the list. */
  public RecordsImported {
    notes = List.copyOf(notes);
  }
}
