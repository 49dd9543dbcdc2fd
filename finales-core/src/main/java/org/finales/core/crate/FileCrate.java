package org.finales.core.crate;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes files of any kind as an RO-Crate 1.1 archive, one after the other as they come, with the
 * size and SHA-256 of each in its description. Nothing is held in memory. Not thread-safe.
 */
public final class FileCrate {
  /** Writes the bytes of a file. */
  public interface Content {
    /** Writes all of them; the stream is not to be closed. */
    void write(OutputStream out) throws IOException;
  }

  private final ZipOutputStream zip;
  private final CrateMetadata metadata;
  private final Instant time;

  /** Begins an archive; the stream beneath stays open. */
  public FileCrate(CrateDescription description, Instant time, OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.metadata = new CrateMetadata(description, time);
    this.time = time;
  }

  /**
   * Adds a file.
   *
   * @param path its place in the archive, with slashes
   * @param name what people call it
   * @param mediaType its media type
   * @param about IRI of what it is about; or null
   */
  public void add(
      String path, String name, String mediaType, @Nullable String about, Content content)
      throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(time.toEpochMilli());
    zip.putNextEntry(entry);
    Measured measured = new Measured(zip);
    content.write(measured);
    measured.flush();
    zip.closeEntry();
    metadata.part(path, name, mediaType, about, measured.bytes, measured.sha256());
  }

  /** Writes the description. */
  public void finish() throws IOException {
    ZipEntry entry = new ZipEntry(CrateTerms.METADATA);
    entry.setTime(time.toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(metadata.write());
    zip.closeEntry();
    zip.finish();
  }

  /** Counts and sums up what passes; closing it closes nothing. */
  private static final class Measured extends FilterOutputStream {
    private final MessageDigest digest = CrateMetadata.digest();
    private long bytes;

    Measured(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      digest.update((byte) one);
      bytes++;
    }

    @Override
    public void write(byte[] part, int from, int length) throws IOException {
      out.write(part, from, length);
      digest.update(part, from, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
