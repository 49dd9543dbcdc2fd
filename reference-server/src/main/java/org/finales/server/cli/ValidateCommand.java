package org.finales.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.broker.Violation;
import org.finales.api.chemistry.Constituent;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.entity.Entities;
import org.finales.api.json.FinalesJson;
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
import tools.jackson.databind.node.ObjectNode;

/** Whether a document is right. */
@Command(
    name = "validate",
    description =
        "Says what is wrong with a document, where, and what the term means. The exit status is 0 if"
            + " nothing is.")
final class ValidateCommand implements Runnable {
  private static final int MOST = 200;

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
      shares(found.record(), Lines.of(found.subject()), problems);
      String name = Entities.name(found.record().getClass());
      violations(name, FinalesJson.tree(found.record()), Lines.of(found.subject()), problems);
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
      int before = problems.size();
      violations(name, fields, place, problems);
      if (problems.size() == before) {
        shares(FinalesJson.convert(fields, Entities.of(name).orElseThrow()), place, problems);
      }
    } catch (LinkedDataException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Which shares of an electrolyte do not add up, also of that in a cell. */
  static void shares(Record record, String place, List<String> problems) {
    Electrolyte electrolyte =
        record instanceof Electrolyte alone
            ? alone
            : record instanceof BatteryCell cell ? cell.electrolyte() : null;
    if (electrolyte != null) {
      String there = place + (record == electrolyte ? "" : "/electrolyte");
      electrolyte
          .unbalancedShares()
          .forEach(
              problem ->
                  problems.add(
                      (there.isEmpty() ? "/" : there)
                          + ": "
                          + problem
                          + Lines.definition(
                              Constituent.class,
                              "/" + problem.split(" ", 3)[1] + "Fraction",
                              problem)));
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
