package org.finales.server.web.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that came with a form. It lies in a temporary folder that is deleted after the answer.
 *
 * @param field the form's field
 * @param name as the browser calls it, without folders; not to be used as a path
 * @param type media type as the browser says it; not to be trusted
 * @param size in bytes
 * @param path where it lies until the answer
 */
public record SentFile(String field, String name, String type, long size, Path path) {
  /** Its bytes. */
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
