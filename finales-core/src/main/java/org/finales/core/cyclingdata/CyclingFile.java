package org.finales.core.cyclingdata;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.finales.core.cyclingdata.format.Formats;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Head;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;

/** A text file of cycling data; immutable, and safe for use by several threads. */
public final class CyclingFile {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final Mapping mapping;
  private final boolean proposed;

  private CyclingFile(Path path, Mapping mapping, boolean proposed) {
    this.path = path;
    this.mapping = mapping;
    this.proposed = proposed;
  }

  /**
   * Finds out what a file is by its first MiB.
   *
   * @throws DataFileException if there is no table in it
   * @throws UncheckedIOException if it cannot be read
   */
  public static CyclingFile of(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      Mapping found = Formats.detect(Head.read(in));
      return new CyclingFile(path, found, Formats.isProposal(found));
    } catch (CharacterCodingException e) {
      throw new DataFileException("the file is no text", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file as a mapping says it is. */
  public static CyclingFile of(Path path, Mapping mapping) {
    return new CyclingFile(path, mapping, false);
  }

  /** Reads times without a zone in this one, as {@code Europe/Berlin}. */
  public CyclingFile withZone(String zone) {
    return new CyclingFile(path, mapping.withZone(zone), proposed);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** How it is read. */
  public Mapping mapping() {
    return mapping;
  }

  /** Whether the mapping was proposed, because the file is in no known format. */
  public boolean isProposed() {
    return proposed;
  }

  /**
   * Begins to read its rows; to be closed.
   *
   * @throws DataFileException if time, voltage or current is not there
   */
  public TableReader rows() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK);
    try {
      return new TableReader(in, mapping);
    } catch (DataFileException | IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the whole file and reports on it; nothing is stored.
   *
   * @throws DataFileException if it cannot be read to its end
   * @throws UncheckedIOException if it cannot be read
   */
  public Report inspect() {
    return inspect(row -> {});
  }

  /**
   * Reads the whole file, reports on it and hands on each row that is not refused, in one pass. The
   * same row is filled again and again.
   *
   * @throws DataFileException if it cannot be read to its end
   * @throws UncheckedIOException if it cannot be read
   */
  public Report inspect(Consumer<Row> also) {
    try (TableReader reader = rows()) {
      return Inspection.of(reader, mapping, also);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
