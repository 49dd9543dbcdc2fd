package org.finales.core.linkeddata.mapping;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.battinfo.Relation;
import org.finales.core.linkeddata.Iris;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.jspecify.annotations.Nullable;

/** A field that holds the IRI of a thing described elsewhere, or several of them. */
final class LinkSlot implements Contender {
  private final Field field;
  private final List<Node.Iri> relations;
  private final boolean ordered;
  private Map<Node.Iri, Contenders> contenders = Map.of();

  LinkSlot(Field field, Relation relation) {
    if (field.element() != String.class && field.element() != URI.class) {
      throw new IllegalArgumentException(field + " must be text to be a link");
    }
    this.field = field;
    this.ordered = relation.ordered();
    this.relations = List.copyOf(ThingSlot.relations(relation.value(), relation.readAlso()));
  }

  @Override
  public List<Node.Iri> relations() {
    return relations;
  }

  @Override
  public Object signature() {
    return List.of("link", relations.get(0));
  }

  @Override
  public String name() {
    return field.name();
  }

  /** Links are plain IRIs: nothing can be written beside them. */
  @Override
  public void mark() {
    throw new IllegalArgumentException(
        "%s shares its relation %s with another link".formatted(field, relations.get(0).value()));
  }

  @Override
  public int match(StatementReader reader, Node thing, Set<Node> types, @Nullable String mark) {
    return thing instanceof Node.Iri ? 0 : -1;
  }

  @Override
  public boolean isLenient() {
    return false;
  }

  @Override
  public void among(Map<Node.Iri, Contenders> all) {
    this.contenders = all;
  }

  @Override
  public void write(Object value, Node subject, Statements out) {
    List<Node> links = new ArrayList<>();
    for (Object link : field.members(value)) {
      links.add(Iris.of(link.toString()));
    }
    if (ordered) {
      out.add(subject, relations.get(0), out.list(links));
    } else {
      links.forEach(link -> out.add(subject, relations.get(0), link));
    }
  }

  @Override
  public @Nullable Object read(StatementReader reader, Node subject, String path) {
    List<Object> found = new ArrayList<>();
    for (int place : reader.about(subject)) {
      Statement statement = reader.get(place);
      if (!relations.contains(statement.predicate()) || reader.isUnderstood(place)) {
        continue;
      }
      if (ordered) {
        reader
            .list(statement.object())
            .filter(members -> members.stream().allMatch(Node.Iri.class::isInstance))
            .ifPresent(
                members -> {
                  members.forEach(member -> found.add(link((Node.Iri) member)));
                  reader.understand(place);
                });
      } else if (statement.object() instanceof Node.Iri iri
          && (found.isEmpty() || field.isCollection())
          && isMine(reader, statement)) {
        found.add(link(iri));
        reader.understand(place);
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    return field.isCollection() ? field.collected(found) : found.get(0);
  }

  private boolean isMine(StatementReader reader, Statement statement) {
    Contenders others = contenders.get(statement.predicate());
    return others == null || others.best(reader, statement.object()) == this;
  }

  private Object link(Node.Iri iri) {
    String text = Iris.text(iri);
    return field.element() == URI.class ? URI.create(text) : text;
  }
}
