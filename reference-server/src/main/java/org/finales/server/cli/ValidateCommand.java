package org.finales.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.broker.Violation;
import org.finales.api.chemistry.Constituent;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.entity.Entities;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.document.EntityDocument;
import org.finales.core.linkeddata.document.FoundEntity;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.linkeddata.document.Repair;
import org.finales.core.linkeddata.document.SourceDocument;
import org.finales.core.schema.EntitySchemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a document is right. */
@Command(
    name = "validate",
    description =
        "Says what is wrong with a document, where, and what the term means. The exit status is 0 if"
            + " nothing is.")
final class ValidateCommand implements Runnable {
  private static final int MOST = 200;

  private static final List<String> CONSTITUENTS = List.of("solvents", "salts", "additives");
  private static final Set<String> SHARES =
      Set.of("massFraction", "amountFraction", "volumeFraction");

  private final Terminal terminal;

  @Mixin private DocumentFile document = new DocumentFile();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<String> problems = problems();
    problems.stream().limit(MOST).forEach(problem -> terminal.note("error: " + problem));
    if (!problems.isEmpty()) {
      throw new RefusedException(
          document.name()
              + (problems.size() == 1 ? " has a defect" : " has " + problems.size() + " defects"));
    }
    terminal.say(document.name() + " is valid");
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    SourceDocument parsed = document.isTurtle() ? null : document.parse();
    JsonNode entities = parsed == null ? null : parsed.things().orElse(null);
    if (entities != null) {
      things(entities, problems);
      if (problems.isEmpty()) {
        rest(entities, problems);
      }
      return problems;
    }
    LinkedDocument read =
        parsed == null
            ? document.read(false, JsonLdReader.Numbers.AS_WRITTEN)
            : document.read(parsed, false, JsonLdReader.Numbers.AS_WRITTEN);
    for (Repair defect : read.repairs()) {
      problems.add(defect.toString());
    }
    if (read.graphs().stream().allMatch(graph -> graph.statements().isEmpty())) {
      problems.add("the document says nothing");
    }
    read.unknown().forEach(s -> problems.add(Lines.unknown(s)));
    read.unreadable().forEach(reason -> problems.add(Lines.explained(reason)));
    for (FoundEntity found : read.entities()) {
      found
          .remarks()
          .forEach(
              remark -> problems.add(Lines.of(found.subject()) + ": " + Lines.explained(remark)));
      JsonNode fields = FinalesJson.tree(found.record());
      shares(fields, Lines.of(found.subject()), problems);
      String name = Entities.name(found.record().getClass());
      violations(name, fields, Lines.of(found.subject()), problems);
    }
    return problems;
  }

  private static void things(JsonNode document, List<String> problems) {
    if (!document.has("entities")) {
      thing(document, "", problems);
      return;
    }
    int index = 0;
    for (JsonNode entity : document.path("entities")) {
      thing(entity, "/entities/" + index++, problems);
    }
  }

  /** What is wrong beside the things themselves. */
  private static void rest(JsonNode document, List<String> problems) {
    try {
      EntityDocument.read(document);
    } catch (LinkedDataException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static void thing(JsonNode entity, String place, List<String> problems) {
    try {
      String name = EntityDocument.schemaOf(entity, place);
      ObjectNode fields = ((ObjectNode) entity).deepCopy();
      fields.remove("$schema");
      violations(name, fields, place, problems);
      shares(fields, place, problems);
    } catch (LinkedDataException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Which shares of electrolytes do not add up, wherever they are, and whatever else is wrong. */
  static void shares(JsonNode thing, String place, List<String> problems) {
    if (thing.isObject() && CONSTITUENTS.stream().anyMatch(list -> thing.path(list).isArray())) {
      for (String problem : unbalanced(thing)) {
        String field = "/" + problem.split(" ", 3)[1] + "Fraction";
        problems.add(
            (place.isEmpty() ? "/" : place)
                + ": "
                + problem
                + Lines.definition(Constituent.class, field, problem));
      }
    }
    if (thing.isObject()) {
      thing
          .properties()
          .forEach(part -> shares(part.getValue(), place + "/" + part.getKey(), problems));
    } else if (thing.isArray()) {
      for (int i = 0; i < thing.size(); i++) {
        shares(thing.get(i), place + "/" + i, problems);
      }
    }
  }

  /** What the shares alone say of an electrolyte; nothing if they cannot be read. */
  private static List<String> unbalanced(JsonNode electrolyte) {
    ObjectNode shares = FinalesJson.mapper().createObjectNode();
    for (String list : CONSTITUENTS) {
      ArrayNode told = shares.putArray(list);
      for (JsonNode constituent : electrolyte.path(list)) {
        if (constituent instanceof ObjectNode fields) {
          told.add(fields.deepCopy().retain(SHARES));
        }
      }
    }
    try {
      return FinalesJson.convert(shares, Electrolyte.class).unbalancedShares();
    } catch (JsonException e) {
      return List.of(); // that a share cannot be read is told already
    }
  }

  private static void violations(
      String name, JsonNode fields, String place, List<String> problems) {
    for (Violation violation : EntitySchemas.validate(name, fields)) {
      Class<?> record = Entities.of(name).orElseThrow();
      problems.add(
          place
              + violation.path()
              + ": "
              + violation.message()
              + Lines.definition(record, violation.path(), violation.message()));
    }
  }
}
