package org.finales.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.impl.EmptyBindingSet;
import org.eclipse.rdf4j.query.parser.ParsedBooleanQuery;
import org.eclipse.rdf4j.query.parser.ParsedGraphQuery;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.sail.SailConnection;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Collects what a query finds, within its limits. One query, one thread. */
final class AnswerReader {
  private final SailConnection connection;
  private final QueryLimits limits;
  private final QueryBudget budget;

  AnswerReader(SailConnection connection, QueryLimits limits, QueryBudget budget) {
    this.connection = connection;
    this.limits = limits;
    this.budget = budget;
  }

  Answer answer(ParsedQuery query) {
    budget.check();
    try (CloseableIteration<? extends BindingSet> found =
        connection.evaluate(
            query.getTupleExpr(), query.getDataset(), EmptyBindingSet.getInstance(), false)) {
      if (query instanceof ParsedBooleanQuery) {
        return new Answer.Truth(found.hasNext());
      } else if (query instanceof ParsedGraphQuery) {
        return statements(found);
      }
      return rows(List.copyOf(query.getTupleExpr().getBindingNames()), found);
    }
  }

  private Answer.Rows rows(List<String> variables, CloseableIteration<? extends BindingSet> found) {
    List<List<@Nullable Node>> rows = new ArrayList<>();
    while (found.hasNext()) {
      if (rows.size() == limits.rows()) {
        return new Answer.Rows(variables, rows, true);
      }
      BindingSet bindings = found.next();
      List<@Nullable Node> row = new ArrayList<>(variables.size());
      for (String variable : variables) {
        Value value = bindings.getValue(variable);
        row.add(value == null ? null : node(value));
      }
      rows.add(row);
    }
    return new Answer.Rows(variables, rows, false);
  }

  private Answer.Statements statements(CloseableIteration<? extends BindingSet> found) {
    Set<Statement> statements = new LinkedHashSet<>();
    boolean more = false;
    while (!more && found.hasNext()) {
      BindingSet row = found.next();
      Value subject = row.getValue("subject");
      Value predicate = row.getValue("predicate");
      Value object = row.getValue("object");
      if (subject == null
          || object == null
          || subject instanceof Literal
          || !(predicate instanceof IRI iri)) {
        continue; // SPARQL 1.1, section 16.2: what is no statement is left out
      }
      Statement statement =
          new Statement(node(subject), new Node.Iri(iri.stringValue()), node(object));
      more = !statements.contains(statement) && statements.size() == limits.rows();
      if (!more) {
        statements.add(statement);
      }
    }
    return new Answer.Statements(new Graph(null, new ArrayList<>(statements)), more);
  }

  private Node node(Value value) {
    budget.answer(value.stringValue().length());
    return Rdf4jTerms.node(value);
  }
}
