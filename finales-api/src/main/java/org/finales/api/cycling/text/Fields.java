package org.finales.api.cycling.text;

/** Counts the fields of an instruction before they are read, so that the count can be told. */
final class Fields {
  private static final String MANY =
      "; numbers have a decimal point, and several ends are parted by semicolons";

  private Fields() {}

  /**
   * Checks how many fields there are up to the first semicolon, the instruction's own word
   * included, and takes the comma after it.
   *
   * @param example how it is written
   */
  static void expect(Cursor cursor, Token word, int least, int most, String example) {
    int place = cursor.at();
    boolean hasComma = cursor.take(',');
    if (!hasComma && cursor.hasMore() && cursor.peek() != ';') {
      throw cursor.flawHere(
          "a comma is missing after " + Cursor.show(word.text()), ",", "as in " + example);
    }
    int count = hasComma ? 1 + cursor.fields() : 1;
    if (count < least || count > most) {
      cursor.back(place);
      throw cursor.flaw(
          word,
          "%s has a wrong number of fields: expected %s, got %d"
              .formatted(
                  Cursor.show(word.text()), least == most ? least : least + " to " + most, count),
          null,
          "as in %s%s".formatted(example, count > most ? MANY : ""));
    }
  }
}
