package org.finales.api.quantity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The named units of {@code units.txt} and the ways to look one up: by exact symbol, by spelled-out
 * word, by QUDT code, and by the symbols that contain marks, such as {@code mol.-%}, which a lexer
 * must recognise before it sees operators.
 *
 * <p>Filled once, line by line: a definition is read with the units of the lines before it.
 * Read-only afterwards.
 */
final class UnitTable {

  private static final String RESOURCE = "units.txt";
  private static final Pattern BASE = Pattern.compile("(.*)\\[(\\w{4,})]");
  private static final Map<String, Dimension> BASES =
      Map.of(
          "length", new Dimension(1, 0, 0, 0, 0, 0, 0),
          "mass", new Dimension(0, 1, 0, 0, 0, 0, 0),
          "time", new Dimension(0, 0, 1, 0, 0, 0, 0),
          "current", new Dimension(0, 0, 0, 1, 0, 0, 0),
          "temperature", new Dimension(0, 0, 0, 0, 1, 0, 0),
          "amount", new Dimension(0, 0, 0, 0, 0, 1, 0),
          "luminous", new Dimension(0, 0, 0, 0, 0, 0, 1));

  private record Entry(UnitDefinition unit, boolean prefixable) {}

  /** A symbol with marks in it, found by looking ahead. */
  record MarkedSymbol(String text, UnitDefinition unit) {}

  private static final class Holder {
    static final UnitTable STANDARD = load();
  }

  private final Map<String, Entry> symbols = new HashMap<>();
  private final Map<String, Entry> names = new HashMap<>();
  private final Map<String, Entry> qudtCodes = new HashMap<>();
  private final List<MarkedSymbol> marked = new ArrayList<>();
  private List<String> spellings = List.of();

  private UnitTable() {}

  static UnitTable standard() {
    return Holder.STANDARD;
  }

  private static UnitTable load() {
    UnitTable table = new UnitTable();
    table.marked.add(
        new MarkedSymbol(
            "[pi]", new UnitDefinition(Dimension.NONE, Rational.ONE, 1, Rational.ZERO)));
    try (InputStream in = UnitTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + RESOURCE + " is missing beside " + UnitTable.class);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          table.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + RESOURCE, e);
    }
    table.marked.sort(Comparator.comparingInt((MarkedSymbol s) -> s.text().length()).reversed());
    TreeSet<String> all = new TreeSet<>(table.symbols.keySet());
    all.addAll(table.names.keySet());
    table.marked.forEach(symbol -> all.add(symbol.text()));
    table.spellings = List.copyOf(all);
    return table;
  }

  private void add(String line) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != 5) {
      throw new IllegalStateException(
          RESOURCE + ": five fields parted by | are needed in: " + line);
    }
    Entry entry = new Entry(define(fields[4].strip()), fields[3].strip().equals("si"));
    for (String name : list(fields[0])) {
      put(names, name, entry, line);
    }
    for (String symbol : list(fields[1])) {
      String text = UnitText.normalize(symbol);
      if (text.chars().allMatch(UnitText::isNamePart)) {
        put(symbols, text, entry, line);
      } else {
        marked.add(new MarkedSymbol(text, entry.unit()));
      }
    }
    for (String code : list(fields[2])) {
      put(qudtCodes, code, entry, line);
    }
  }

  private static void put(Map<String, Entry> map, String key, Entry entry, String line) {
    if (map.putIfAbsent(key, entry) != null) {
      throw new IllegalStateException(
          RESOURCE + ": '" + key + "' is defined twice, again in: " + line);
    }
  }

  private static List<String> list(String field) {
    List<String> items = new ArrayList<>();
    for (String item : field.split(",", -1)) {
      if (!item.isBlank() && !item.strip().equals("-")) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private UnitDefinition define(String definition) {
    String[] parts = definition.split("@", -1);
    Matcher base = BASE.matcher(parts[0].strip());
    if (base.matches()) {
      Dimension dimension = BASES.get(base.group(2));
      if (dimension == null) {
        throw new IllegalStateException(RESOURCE + ": no such dimension: " + definition);
      }
      Rational factor = base.group(1).isBlank() ? Rational.ONE : read(base.group(1)).factor();
      return new UnitDefinition(dimension, factor, 0, Rational.ZERO);
    }
    UnitDefinition unit = read(parts[0]);
    return parts.length == 1
        ? unit
        : new UnitDefinition(
            unit.dimension(), unit.factor(), unit.piPower(), read(parts[1]).factor());
  }

  private UnitDefinition read(String expression) {
    return new UnitParser(this, UnitText.normalize(expression)).parse();
  }

  /** Symbols with marks in them, longest first. */
  List<MarkedSymbol> markedSymbols() {
    return marked;
  }

  /** Finds a unit by its symbol alone, without a prefix. */
  @Nullable UnitDefinition unprefixed(String symbol) {
    Entry entry = symbols.get(symbol);
    return entry == null ? null : entry.unit();
  }

  /**
   * Finds a unit by symbol ({@code mAh}) or spelled-out word ({@code milliampere_hour}, {@code
   * Volts}).
   */
  @Nullable UnitDefinition find(String text) {
    UnitDefinition unit = findSymbol(text);
    return unit != null ? unit : findName(text);
  }

  private @Nullable UnitDefinition findSymbol(String text) {
    Entry whole = symbols.get(text);
    if (whole != null) {
      return whole.unit();
    }
    for (Prefix prefix : Prefix.ALL) {
      if (text.startsWith(prefix.symbol())) {
        Entry entry = symbols.get(text.substring(prefix.symbol().length()));
        if (entry != null && entry.prefixable()) {
          return prefix.apply(entry.unit());
        }
      }
    }
    return null;
  }

  private @Nullable UnitDefinition findName(String text) {
    String word = text.toLowerCase(Locale.ROOT).replace("_", "");
    Entry whole = singular(word);
    if (whole != null) {
      return whole.unit();
    }
    for (Prefix prefix : Prefix.ALL) {
      if (word.startsWith(prefix.name())) {
        Entry entry = singular(word.substring(prefix.name().length()));
        if (entry != null && entry.prefixable()) {
          return prefix.apply(entry.unit());
        }
      }
    }
    return null;
  }

  private @Nullable Entry singular(String word) {
    Entry entry = names.get(word);
    return entry == null && word.endsWith("s")
        ? names.get(word.substring(0, word.length() - 1))
        : entry;
  }

  /** Finds the unit of one atom of a QUDT code, {@code MilliPA}, without exponent. */
  @Nullable UnitDefinition findQudt(String code) {
    Entry whole = qudtCodes.get(code);
    if (whole != null) {
      return whole.unit();
    }
    for (Prefix prefix : Prefix.ALL) {
      if (code.startsWith(prefix.qudtName())) {
        Entry entry = qudtCodes.get(code.substring(prefix.qudtName().length()));
        if (entry != null && entry.prefixable()) {
          return prefix.apply(entry.unit());
        }
      }
    }
    return null;
  }

  /** All symbols and names in a fixed order, for hints. */
  List<String> spellings() {
    return spellings;
  }
}
