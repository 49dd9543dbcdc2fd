package org.finales.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Upload;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of requests and results. */
class FilesTest {
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Fixture lab =
      new Fixture(
          Store.inMemory(),
          EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO).withMaxFileSize(1000));
  private final Request request = lab.requester.requests().post(Fixture.request().build());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aFileComesBackAsItWasSent() throws IOException {
    FileInfo file = lab.requester.files().put(draft(3, SHA256_OF_ABC), bytes("abc"));
    assertThat(file.sha256()).isEqualTo(SHA256_OF_ABC);
    assertThat(lab.tenant.files().list("request", request.id())).containsExactly(file);
    try (InputStream whole = lab.tenant.files().open(file.id(), 0);
        InputStream rest = lab.tenant.files().open(file.id(), 2)) {
      assertThat(new String(whole.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abc");
      assertThat(new String(rest.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("c");
    }
  }

  @Test
  void anUploadGoesOnWhereItWasCutOff() {
    Upload upload = lab.requester.files().begin(draft(6, null));
    lab.requester.files().append(upload.id(), 0, bytes("abc"));
    assertThat(lab.requester.files().upload(upload.id()).orElseThrow().offset()).isEqualTo(3);
    assertThatThrownBy(() -> lab.requester.files().append(upload.id(), 0, bytes("abc")))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.WRONG_OFFSET));
    Upload finished = lab.requester.files().append(upload.id(), 3, bytes("def"));
    assertThat(finished.file()).isNotNull();
    assertThat(lab.requester.files().append(upload.id(), 3, bytes("def")).file())
        .as("a repeated last piece is answered the same")
        .isEqualTo(finished.file());
  }

  @Test
  void contentThatDoesNotAgreeWithItsChecksumIsRefused() {
    Upload upload = lab.requester.files().begin(draft(3, SHA256_OF_ABC));
    assertThatThrownBy(() -> lab.requester.files().append(upload.id(), 0, bytes("abd")))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/sha256");
    assertThat(lab.requester.files().append(upload.id(), 0, bytes("abc")).file()).isNotNull();
  }

  @Test
  void sizesAreBounded() {
    assertThatThrownBy(() -> lab.requester.files().begin(draft(1001, null)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/size");
    assertThatThrownBy(() -> lab.requester.files().put(draft(2, null), bytes("abc")))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("more bytes");
  }

  @Test
  void namesAreNamesAndNotPaths() {
    assertThatThrownBy(
            () ->
                lab.requester
                    .files()
                    .begin(
                        new FileDraft(
                            "request", request.id(), "../../etc/passwd", "text/plain", 1, null)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/name");
  }

  @Test
  void onlyThoseConcernedAddFiles() {
    assertThatThrownBy(() -> lab.tenant.files().begin(draft(3, null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () ->
                lab.requester
                    .files()
                    .begin(new FileDraft("request", UUID.randomUUID(), "a", "text/plain", 1, null)))
        .isInstanceOf(NotFoundException.class);
  }

  private FileDraft draft(long size, @Nullable String sha256) {
    return new FileDraft("request", request.id(), "raw data.csv", "text/csv", size, sha256);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
