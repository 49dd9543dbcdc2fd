package org.finales.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.document.FoundEntity;
import org.finales.core.linkeddata.document.LinkedDocument;

/** What a person should know of a document that was read. */
final class DocumentNotices {
  /** Longest list of one kind. */
  private static final int MOST = 50;

  private DocumentNotices() {}

  static void print(LinkedDocument document, Terminal terminal) {
    document.repairs().stream()
        .limit(MOST)
        .forEach(
            repair ->
                terminal.note(
                    (document.isRepaired() ? "repaired: " : "defect: ")
                        + repair
                        + (document.isRepaired() ? "" : "; --repair mends it")));
    more(document.repairs().size(), terminal);
    document.unknown().stream()
        .limit(MOST)
        .forEach(statement -> terminal.note(Lines.unknown(statement)));
    more(document.unknown().size(), terminal);
    document.unreadable().forEach(reason -> terminal.note("kept, but not understood: " + reason));
    for (FoundEntity found : document.entities()) {
      List<String> shares = new ArrayList<>();
      ValidateCommand.shares(FinalesJson.tree(found.record()), Lines.of(found.subject()), shares);
      shares.forEach(problem -> terminal.note("remark: " + problem));
      found.remarks().forEach(remark -> terminal.note("remark: " + remark));
      found.notUnderstood().stream()
          .limit(MOST)
          .forEach(statement -> terminal.note("kept, but not understood: " + Lines.of(statement)));
      more(found.notUnderstood().size(), terminal);
    }
  }

  private static void more(int count, Terminal terminal) {
    if (count > MOST) {
      terminal.note("… and " + (count - MOST) + " more");
    }
  }
}
