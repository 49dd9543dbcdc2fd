package org.finales.core.linkeddata.document;

import java.util.List;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;

/**
 * A thing in a document that is one of the records of the api.
 *
 * @param subject the thing
 * @param record what the document says about it
 * @param notUnderstood statements about it that no field of the record stands for
 * @param remarks why parts could not be read
 */
public record FoundEntity(
    Node subject, Record record, List<Statement> notUnderstood, List<String> remarks) {
  /** Copies the lists. */
  public FoundEntity {
    notUnderstood = List.copyOf(notUnderstood);
    remarks = List.copyOf(remarks);
  }
}
