package org.finales.core.linkeddata.broker;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.measurement.SpectrumColumn;
import org.finales.api.measurement.SpectrumMeasurement;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.QuantityNodes;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;

/** Writes what a spectrum is about; its points stay in the result. */
final class SpectrumWriter {
  private static final Node.Iri SCHEMA = Terms.term("csvw:tableSchema");
  private static final Node.Iri COLUMN = Terms.term("csvw:column");
  private static final Node.Iri NAME = Terms.term("csvw:name");
  private static final Node.Iri TECHNIQUE = Terms.term("schema:measurementTechnique");

  private SpectrumWriter() {}

  static void write(Statements out, Node.Iri node, SpectrumMeasurement spectrum) {
    out.type(node, Terms.term("CharacterisationData"));
    out.type(node, Terms.term("dcat:Dataset"));
    out.text(node, TECHNIQUE, spectrum.technique());
    Node.Blank table = out.blank();
    out.add(node, SCHEMA, table);
    out.type(table, Terms.term("csvw:Schema"));
    List<Node> columns = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      columns.add(out.blank());
    }
    out.add(table, COLUMN, out.list(columns));
    column(out, columns.get(0), spectrum.axis());
    column(out, columns.get(1), spectrum.intensities());
  }

  private static void column(Statements out, Node node, SpectrumColumn column) {
    out.text(node, NAME, column.quantity());
    QuantityNodes.unit(out, node, column.unit());
  }
}
