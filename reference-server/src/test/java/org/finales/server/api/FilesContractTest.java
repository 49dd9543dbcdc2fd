package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Upload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class FilesContractTest {
  @Parameter World world;
  private Lab lab;
  private Request owner;
  private final byte[] content = new byte[100_000];

  @BeforeEach
  void open() {
    lab = new Lab(world);
    owner = lab.requester.requests().post(request().build());
    new Random(1).nextBytes(content);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void aFileComesBackAsItWasSent() throws Exception {
    FileInfo file =
        lab.requester.files().put(draft("spectrum ü.csv", content.length, sha256()), in(content));
    assertThat(file.sha256()).isEqualTo(sha256());
    assertThat(file.size()).isEqualTo(content.length);
    assertThat(file.name()).isEqualTo("spectrum ü.csv");
    assertThat(file.account()).isEqualTo("rita");
    assertThat(lab.tenant.files().find(file.id())).contains(file);
    assertThat(lab.tenant.files().list("request", owner.id())).containsExactly(file);
    assertThat(read(file.id(), 0)).isEqualTo(content);
    assertThat(read(file.id(), 99_990)).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
    assertThat(read(file.id(), content.length)).isEmpty();
  }

  @Test
  void anUploadGoesOnWhereItWasCutOff() throws Exception {
    Upload upload = lab.requester.files().begin(draft("a.bin", content.length, null));
    assertThat(upload.offset()).isZero();
    upload =
        lab.requester.files().append(upload.id(), 0, in(Arrays.copyOfRange(content, 0, 40_000)));
    assertThat(upload.offset()).isEqualTo(40_000);
    assertThat(upload.file()).isNull();
    assertThat(lab.requester.files().upload(upload.id()).orElseThrow().offset()).isEqualTo(40_000);
    UUID id = upload.id();
    assertThatThrownBy(() -> lab.requester.files().append(id, 10, in(content)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.code()).isEqualTo(ConflictException.WRONG_OFFSET));
    upload =
        lab.requester
            .files()
            .append(id, 40_000, in(Arrays.copyOfRange(content, 40_000, content.length)));
    FileInfo file = upload.file();
    assertThat(file).isNotNull();
    assertThat(file.sha256()).isEqualTo(sha256());
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    FileInfo file = lab.requester.files().put(draft("empty", 0, null), in(new byte[0]));
    assertThat(read(file.id(), 0)).isEmpty();
  }

  @Test
  void bytesThatAreNotWhatWasAnnouncedAreRefused() throws Exception {
    byte[] other = content.clone();
    other[7]++;
    assertThatThrownBy(
            () -> lab.requester.files().put(draft("a", other.length, sha256()), in(other)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> lab.requester.files().put(draft("b", 10, null), in(new byte[11])))
        .isInstanceOf(InvalidException.class);
    assertThat(lab.requester.files().list("request", owner.id())).isEmpty();
  }

  @Test
  void aDraftThatIsNoneIsRefused() {
    assertThatThrownBy(() -> lab.requester.files().begin(draft("../etc/passwd", 1, null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).path()).isEqualTo("/name"));
    FileDraft nowhere = new FileDraft("request", UUID.randomUUID(), "a", "text/csv", 1, null);
    assertThatThrownBy(() -> lab.requester.files().begin(nowhere))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> lab.otherTenant.files().begin(draft("mine", 1, null)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(lab.requester.files().find(UUID.randomUUID())).isEmpty();
    assertThat(lab.requester.files().upload(UUID.randomUUID())).isEmpty();
    assertThatThrownBy(() -> lab.requester.files().open(UUID.randomUUID(), 0))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> lab.requester.files().append(UUID.randomUUID(), 0, in(new byte[1])))
        .isInstanceOf(NotFoundException.class);
  }

  private FileDraft draft(String name, long size, @Nullable String sha256) {
    return new FileDraft("request", owner.id(), name, "text/csv", size, sha256);
  }

  private byte[] read(UUID file, long offset) throws IOException {
    try (InputStream in = lab.tenant.files().open(file, offset)) {
      return in.readAllBytes();
    }
  }

  private String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
