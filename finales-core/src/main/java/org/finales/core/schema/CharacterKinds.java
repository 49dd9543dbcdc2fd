package org.finales.core.schema;

import com.networknt.schema.regex.RegularExpressions;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The kinds of characters that ECMA-262 names: digits, words, spaces, Unicode properties. */
final class CharacterKinds {
  private CharacterKinds() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  static boolean isSpace(int c) {
    return (c >= 9 && c <= 13)
        || c == 0xfeff
        || c == 0x2028
        || c == 0x2029
        || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  /**
   * A Unicode property, as the JDK knows it.
   *
   * @param name in braces, such as {@code {L}} or {@code {Letter}}
   * @throws java.util.regex.PatternSyntaxException if there is none of this name
   */
  static IntPredicate property(String name, boolean negated) {
    Pattern one =
        Pattern.compile(RegularExpressions.replaceLongformCharacterProperties("\\p" + name));
    return c -> negated != one.matcher(Character.toString(c)).matches();
  }
}
