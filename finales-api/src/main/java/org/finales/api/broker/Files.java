package org.finales.api.broker;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files of requests and results. Contents are kept once by their SHA-256, beside the store.
 * Thread-safe; see {@link Broker} for what all methods throw.
 */
public interface Files {
  /**
   * Announces a file. The owner of the request or result, its holder or an operator may.
   *
   * @throws InvalidException if it is larger than the broker takes
   * @throws NotFoundException if there is no such request or result
   */
  Upload begin(FileDraft draft);

  /**
   * Sends bytes from a place on; with the last byte the checksum is compared and the file is there.
   *
   * @param offset where the bytes begin; the upload's present offset
   * @param bytes the bytes; read to their end, not closed
   * @throws ConflictException if the offset is not the upload's; {@link #upload} tells which it is
   * @throws InvalidException if more bytes come than announced, or the checksum does not agree
   */
  Upload append(UUID upload, long offset, InputStream bytes);

  /** How far an upload has come. */
  Optional<Upload> upload(UUID upload);

  /** Sends a whole file. */
  default FileInfo put(FileDraft draft, InputStream bytes) {
    FileInfo file = append(begin(draft).id(), 0, bytes).file();
    if (file == null) {
      throw new InvalidException("/size", "fewer bytes came than announced");
    }
    return file;
  }

  /** The files of a request or result, oldest first. */
  List<FileInfo> list(String subject, UUID owner);

  /** One file's description. */
  Optional<FileInfo> find(UUID file);

  /**
   * A file's bytes; the caller closes the stream.
   *
   * @param offset first byte wanted, 0 for the whole
   * @throws NotFoundException if there is no such file
   */
  InputStream open(UUID file, long offset);
}
