package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;

/**
 * Reads forms with files (RFC 7578) as they come: fields into memory, files to disk. Not
 * thread-safe.
 */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]{0,500})\"");
  private static final Pattern FILE = Pattern.compile("[;\\s]filename=\"([^\"]{0,500})\"");
  private static final int MAX_HEAD = 8 * 1024;
  private static final int MOST_PARTS = 5_000;

  private final InputStream in;
  private final byte[] delimiter;
  private final boolean takesFiles;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final List<SentFile> files = new ArrayList<>();
  private long inMemory;

  private Multipart(InputStream in, String boundary, boolean takesFiles) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.takesFiles = takesFiles;
  }

  static Submission read(Context ctx, String contentType, long limit, boolean takesFiles) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw Refusal.badRequest("a form in parts that does not say what is between them")
          .exception();
    }
    String marker = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    try (InputStream in = new BufferedInputStream(Bodies.stream(ctx, limit), 64 * 1024)) {
      Multipart form = new Multipart(in, marker, takesFiles);
      boolean whole = false;
      try {
        form.readAll();
        whole = true;
      } finally {
        if (!whole) {
          new Submission(Map.of(), form.files).close();
        }
      }
      return new Submission(form.fields, form.files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAll() throws IOException {
    // The first delimiter has no line before it.
    copy(OutputStream.nullOutputStream(), 2);
    for (int parts = 0; !isEnd(); parts++) {
      if (parts == MOST_PARTS) {
        throw Refusal.badRequest("a form of more than " + MOST_PARTS + " parts").exception();
      }
      part(head());
    }
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** After a delimiter: two hyphens end the form, a new line begins a part. */
  private boolean isEnd() throws IOException {
    int first = in.read();
    int second = in.read();
    if (first == '-' && second == '-') {
      return true;
    }
    if (first == '\r' && second == '\n') {
      return false;
    }
    throw cut();
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newLines = 0;
    while (newLines < 4) {
      int next = in.read();
      if (next < 0 || head.size() > MAX_HEAD) {
        throw cut();
      }
      head.write(next);
      boolean expected = next == (newLines % 2 == 0 ? '\r' : '\n');
      newLines = expected ? newLines + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.UTF_8);
  }

  private void part(String head) throws IOException {
    Matcher name = NAME.matcher(head);
    if (!name.find()) {
      copy(OutputStream.nullOutputStream(), 0);
      return;
    }
    Matcher file = FILE.matcher(head);
    if (file.find()) {
      file(unescaped(name.group(1)), unescaped(file.group(1)), type(head));
      return;
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    copy(new Bounded(value), 0);
    fields
        .computeIfAbsent(unescaped(name.group(1)), any -> new ArrayList<>())
        .add(value.toString(StandardCharsets.UTF_8));
  }

  private void file(String field, String sentName, String type) throws IOException {
    if (!takesFiles && !sentName.isEmpty()) {
      throw Refusal.badRequest("this form takes no files").exception();
    }
    Path path = Files.createTempFile("finales-upload", ".part");
    SentFile begun = new SentFile(field, baseName(sentName), type, 0, path);
    files.add(begun);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      copy(out, 0);
    }
    files.set(files.size() - 1, new SentFile(field, begun.name(), type, Files.size(path), path));
  }

  /**
   * Copies up to the next delimiter, which is taken away.
   *
   * @param matched how much of the delimiter was there before
   */
  private void copy(OutputStream out, int matched) throws IOException {
    int at = matched;
    while (at < delimiter.length) {
      int next = in.read();
      if (next < 0) {
        throw cut();
      }
      if (next == delimiter[at]) {
        at++;
        continue;
      }
      // A carriage return occurs in the delimiter only where it begins.
      if (at > 0) {
        out.write(delimiter, 0, at);
        at = 0;
      }
      if (next == delimiter[0]) {
        at = 1;
      } else {
        out.write(next);
      }
    }
  }

  private static String type(String head) {
    for (String line : head.split("\r\n")) {
      if (line.regionMatches(true, 0, "content-type:", 0, 13)) {
        String type = line.substring(13).strip();
        return type.length() > 200 ? "" : type;
      }
    }
    return "";
  }

  /** Browsers write a quotation mark and line ends in names as escapes. */
  private static String unescaped(String name) {
    return name.replace("%22", "\"").replace("%0D", "").replace("%0A", "");
  }

  private static String baseName(String name) {
    int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return name.substring(folder + 1).replaceAll("\\p{Cntrl}", "");
  }

  private static RuntimeException cut() {
    return Refusal.badRequest("a form in parts that is cut off or not written as one").exception();
  }

  /** What fields may take together. */
  private final class Bounded extends OutputStream {
    private final ByteArrayOutputStream out;

    Bounded(ByteArrayOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int next) {
      if (++inMemory > Submission.MAX_FIELDS) {
        throw Refusal.tooLarge(Submission.MAX_FIELDS).exception();
      }
      out.write(next);
    }
  }
}
