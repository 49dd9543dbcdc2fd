package org.finales.server.cli;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.text.ProfileText;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.check.Finding;
import org.finales.core.protocol.check.Finding.Level;

/** Prints findings, with the line of the step where a protocol has lines. */
final class ProtocolFindings {
  private final ProtocolFile.Document document;
  private final List<String> places;

  ProtocolFindings(ProtocolFile.Document document) {
    this.document = document;
    places = document.format() == ProtocolFormat.PROFILE ? places(document.text()) : List.of();
  }

  private static List<String> places(String text) {
    List<String> lines = text.lines().toList();
    List<String> places = new ArrayList<>();
    for (int line : ProfileText.read(text).lines()) {
      String shown = lines.get(line - 1);
      int column = shown.length() - shown.stripLeading().length() + 1;
      places.add("line %d, column %d: ".formatted(line, column));
    }
    return places;
  }

  /**
   * Prints them to standard error.
   *
   * @throws RefusedException if one is an error
   */
  void print(List<Finding> findings, String name, Terminal terminal) {
    boolean bad = false;
    for (Finding finding : findings) {
      String place = finding.step() == 0 || places.isEmpty() ? "" : places.get(finding.step() - 1);
      if (isTold(finding, place)) {
        continue;
      }
      String line = Failures.line(new RefusedException(place + finding));
      if (finding.level() == Level.WARNING) {
        terminal.warn(line);
      } else {
        terminal.note((finding.level() == Level.ERROR ? "error: " : "note: ") + line);
      }
      bad |= finding.level() == Level.ERROR;
    }
    if (bad) {
      throw new RefusedException(name + " must not run like this");
    }
  }

  /** Whether reading the text has warned of the same already. */
  private boolean isTold(Finding finding, String place) {
    boolean alike = finding.code().equals("nothing-flows") || finding.code().equals("ends-at-once");
    return alike
        && !place.isEmpty()
        && document.read().warnings().stream()
            .anyMatch(told -> told.startsWith(place.substring(0, place.indexOf(',') + 1)));
  }
}
