package org.finales.client;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.Files;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Upload;
import org.finales.api.rest.Api;

/** Files of requests and results, over HTTP. */
final class HttpFiles implements Files {
  /** A large file over a slow line takes its time; what stalls ends much earlier, at the server. */
  private static final Duration TRANSFER = Duration.ofHours(6);

  private final Transport transport;

  HttpFiles(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Upload begin(FileDraft draft) {
    return transport.call(Exchange.of("POST", Api.ROOT + "/files").json(draft)).as(Upload.class);
  }

  @Override
  public Upload append(UUID upload, long offset, InputStream bytes) {
    // Asked first, because a refusal is easily lost while bytes are on their way.
    Upload now =
        upload(upload).orElseThrow(() -> new NotFoundException("no upload with id " + upload));
    if (now.file() == null && now.offset() != offset) {
      throw new ConflictException(
          ConflictException.WRONG_OFFSET,
          "the upload has come to byte " + now.offset() + ", not " + offset);
    }
    Exchange exchange =
        Exchange.of("PATCH", Api.ROOT + "/uploads/" + upload)
            .header(Api.UPLOAD_OFFSET, Long.toString(offset))
            .bytes(Api.UPLOAD_TYPE, BodyPublishers.ofInputStream(() -> bytes));
    exchange.wait = TRANSFER;
    return transport.call(exchange).as(Upload.class);
  }

  @Override
  public Optional<Upload> upload(UUID upload) {
    try {
      return Optional.of(
          transport.call(Exchange.get(Api.ROOT + "/uploads/" + upload)).as(Upload.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<FileInfo> list(String subject, UUID owner) {
    String owners =
        switch (subject) {
          case "request" -> "/requests/";
          case "result" -> "/results/";
          default ->
              throw new InvalidException("/subject", "files belong to a request or a result");
        };
    return transport
        .call(Exchange.get(Api.ROOT + owners + owner + "/files"))
        .listOf(FileInfo.class);
  }

  @Override
  public Optional<FileInfo> find(UUID file) {
    try {
      return Optional.of(
          transport.call(Exchange.get(Api.ROOT + "/files/" + file)).as(FileInfo.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(UUID file, long offset) {
    if (offset < 0) {
      throw new InvalidException("/offset", "is negative");
    }
    FileInfo info = find(file).orElseThrow(() -> new NotFoundException("no file with id " + file));
    if (offset > info.size()) {
      throw new InvalidException("/offset", "lies outside of the file's " + info.size() + " bytes");
    }
    if (offset == info.size()) {
      return InputStream.nullInputStream(); // HTTP has no range of no bytes.
    }
    Exchange exchange = Exchange.get(Api.ROOT + "/files/" + file + "/content");
    exchange.header("Accept", "*/*");
    if (offset > 0) {
      exchange.header("Range", "bytes=" + offset + "-");
    }
    return transport.stream(exchange);
  }
}
