package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Head;
import org.finales.core.cyclingdata.table.Mapping;

/** The formats that are read. */
public final class Formats {
  private static final List<FileFormat> KNOWN =
      List.of(
          new MaccorFormat(),
          // Landt's headings are older names of Battery Data Format too.
          new LandtFormat(),
          new BdfFormat(),
          new ArbinFormat(),
          new NovonixFormat(),
          new BasytecFormat(),
          new WattrexFormat());
  private static final FileFormat ANY = new AnyTable();

  private Formats() {}

  /** The names of the formats, the last that of any other table. */
  public static List<String> names() {
    List<String> known = new ArrayList<>(KNOWN.stream().map(FileFormat::name).toList());
    known.add(ANY.name());
    return List.copyOf(known);
  }

  /** Whether a mapping was proposed for want of a known format. */
  public static boolean isProposal(Mapping mapping) {
    return mapping.format().equals(ANY.name());
  }

  /**
   * Finds the format by the content, and says how the file is to be read.
   *
   * @throws DataFileException if there is no table in it
   */
  public static Mapping detect(Head head) {
    if (head.lines().stream().allMatch(String::isBlank)) {
      throw new DataFileException("line 1: the file is empty; export it again");
    }
    Layout layout =
        Layout.of(head)
            .orElseThrow(
                () ->
                    new DataFileException(
                        "line 1: no headings followed by rows of numbers were found in the first"
                            + " lines; say in a mapping where they are"));
    for (FileFormat format : KNOWN) {
      Optional<Mapping> mapping = format.recognise(layout);
      if (mapping.isPresent()) {
        return mapping.get();
      }
    }
    return ANY.recognise(layout).orElseThrow();
  }
}
