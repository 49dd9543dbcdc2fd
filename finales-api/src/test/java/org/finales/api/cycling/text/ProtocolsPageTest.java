package org.finales.api.cycling.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.cycling.Protocol;
import org.junit.jupiter.api.Test;

/** The page {@code docs/protocols.md} says what the language does. */
class ProtocolsPageTest {
  private static final Path PAGE = Path.of("../docs/protocols.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```profile\n(.*?)```");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

  @Test
  void everyExampleIsReadWithoutWarningAndIsTheSameAgain() throws IOException {
    int examples = 0;
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    while (example.find()) {
      Profile read = ProfileText.read(example.group(1));
      assertThat(read.warnings()).as(example.group(1)).isEmpty();
      Protocol again = ProfileText.read(ProfileText.write(read.protocol())).protocol();
      assertThat(again).isEqualTo(read.protocol());
      examples++;
    }
    assertThat(examples).isEqualTo(6);
  }

  @Test
  void everyInstructionOfTheTableIsRead() throws IOException {
    String page = Files.readString(PAGE);
    List<String> refused = new ArrayList<>();
    Matcher row = ROW.matcher(part(page, "## Instructions", "## What ends"));
    while (row.find()) {
      String text =
          switch (row.group(1).split("\\W")[0]) {
            case "PULSES" -> row.group(1) + "\n| WAIT, 1";
            case "DRIVE" -> row.group(1) + "\n| 0, 1; 1, 2";
            case "REPEAT" -> "cycle: WAIT, 1\n" + row.group(1);
            default -> row.group(1);
          };
      try {
        assertThat(ProfileText.read(text).warnings()).as(text).isEmpty();
      } catch (ProfileException e) {
        refused.add(text + ": " + e.getMessage());
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void everyAnswerIsGivenAsThePageSays() throws IOException {
    String page = Files.readString(PAGE);
    Matcher row = ROW.matcher(part(page, "## What is refused", "## Grammar"));
    int rows = 0;
    while (row.find()) {
      String answer = answer(row.group(1));
      for (String piece : row.group(2).split("…", -1)) {
        assertThat(answer).as(row.group(1)).contains(piece.strip());
      }
      rows++;
    }
    assertThat(rows).isEqualTo(14);
  }

  private static String answer(String text) {
    try {
      return "warning, " + ProfileText.read(text).warnings().get(0).toString().substring(8);
    } catch (ProfileException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String part(String page, String from, String to) {
    return page.substring(page.indexOf(from), page.indexOf(to));
  }
}
