package org.finales.core.linkeddata.mapping;

import java.util.List;
import org.finales.core.linkeddata.Statement;

/**
 * A record that was read from statements.
 *
 * @param record the record
 * @param notUnderstood statements about the thing and its parts without an IRI that no field of the
 *     record stands for, in their order
 * @param remarks why parts could not be read, each with its path
 * @param <T> class of the record
 */
public record Reading<T>(T record, List<Statement> notUnderstood, List<String> remarks) {
  /** Copies the lists. */
  public Reading {
    notUnderstood = List.copyOf(notUnderstood);
    remarks = List.copyOf(remarks);
  }
}
