package org.finales.core.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.Upload;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.Fixture;
import org.finales.core.engine.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CrateTest {
  private static final Actor ADMIN = new Actor("admin", Role.ADMINISTRATOR, null);
  private static final byte[] CONTENT =
      "time,voltage\n0,3.7\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final Fixture from = new Fixture();
  private Engine to = Engine.inMemory();
  private Path archive;
  private Result answered;
  private Request waiting;
  private Request held;

  @BeforeEach
  void fill() throws IOException {
    UUID tenant = from.densimeter(from.tenant, 4).id();
    Request first = from.requester.requests().post(Fixture.request().build());
    Claim claim = from.tenant.work().claim(first.id(), ClaimOptions.forTenant(tenant));
    answered = from.tenant.work().deliver(claim.token(), Fixture.result());
    file("result", answered.id(), "Ergebnis/α β.csv", CONTENT);
    file("result", answered.id(), "empty", new byte[0]);
    waiting = from.requester.requests().post(Fixture.request().priority(3).build());
    file("request", waiting.id(), "note.txt", "grüße".getBytes(StandardCharsets.UTF_8));
    Request third = from.requester.requests().post(Fixture.request().build());
    from.tenant.work().claim(third.id(), ClaimOptions.forTenant(tenant));
    held = from.requester.requests().find(third.id()).orElseThrow();
    archive = folder.resolve("crate.zip");
    export(CrateSelection.all());
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  @Test
  void theSameRecordsComeBack() throws IOException {
    CrateReport report = read();
    assertThat(report.requests()).isEqualTo(3);
    assertThat(report.results()).isEqualTo(1);
    assertThat(report.files()).isEqualTo(3);
    assertThat(report.capabilities()).isEqualTo(1);
    assertThat(report.notes()).anyMatch(note -> note.contains("waits again"));
    Engine source = from.engine;
    for (UUID id : List.of(answered.request(), waiting.id())) {
      assertThat(json(to.as(ADMIN).requests().find(id).orElseThrow()))
          .isEqualTo(json(source.as(ADMIN).requests().find(id).orElseThrow()));
    }
    assertThat(json(to.as(ADMIN).results().find(answered.id()).orElseThrow()))
        .isEqualTo(json(answered));
    assertThat(to.as(ADMIN).requests().find(held.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.PENDING);
    List<FileInfo> files = to.as(ADMIN).files().list("result", answered.id());
    assertThat(files).isEqualTo(source.as(ADMIN).files().list("result", answered.id()));
    try (InputStream bytes = to.as(ADMIN).files().open(files.get(0).id(), 0)) {
      assertThat(bytes.readAllBytes()).isEqualTo(CONTENT);
    }
    boolean whole = to.store().read(ledger -> ledger.events().firstBrokenEntry().isEmpty());
    assertThat(whole).as("the log's chain").isTrue();
  }

  @Test
  void whatWasImportedIsWorkedOn() {
    read();
    UUID tenant = Fixture.register(to.as(new Actor("tom", Role.TENANT, null)), 1).id();
    Claim claim =
        to.as(new Actor("tom", Role.TENANT, null))
            .work()
            .next(ClaimOptions.forTenant(tenant), java.time.Duration.ZERO)
            .orElseThrow();
    assertThat(claim.request().id()).isIn(waiting.id(), held.id());
  }

  @Test
  void theSameArchiveTwiceAddsNothing() {
    read();
    CrateReport again = read();
    assertThat(again.requests() + again.results() + again.files() + again.capabilities()).isZero();
    assertThat(again.present()).isEqualTo(8);
  }

  @Test
  void aSelectionBringsWhatBelongsToIt() throws IOException {
    export(CrateSelection.of(Set.of(), Set.of(answered.id())));
    CrateReport report = read();
    assertThat(report.requests()).isEqualTo(1);
    assertThat(report.results()).isEqualTo(1);
    assertThat(report.files()).isEqualTo(2);
    assertThatThrownBy(() -> export(CrateSelection.of(Set.of(UUID.randomUUID()), Set.of())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theDescriptionIsThatOfAnRoCrate() throws IOException {
    JsonNode metadata =
        FinalesJson.read(entries().getOrDefault("ro-crate-metadata.json", new byte[0]));
    assertThat(metadata.path("@context").path(0).asString())
        .isEqualTo("https://w3id.org/ro/crate/1.1/context");
    JsonNode self = metadata.path("@graph").path(0);
    assertThat(self.path("@type").asString()).isEqualTo("CreativeWork");
    assertThat(self.path("conformsTo").path("@id").asString())
        .isEqualTo("https://w3id.org/ro/crate/1.1");
    assertThat(self.path("about").path("@id").asString()).isEqualTo("./");
    JsonNode root = metadata.path("@graph").path(1);
    assertThat(root.path("name").asString()).isNotBlank();
    assertThat(root.path("description").asString()).isNotBlank();
    assertThat(root.path("datePublished").asString()).startsWith("2026-");
    assertThat(root.path("hasPart").valueStream().map(part -> part.path("@id").asString()))
        .containsExactlyInAnyOrderElementsOf(
            entries().keySet().stream().filter(n -> !n.equals("ro-crate-metadata.json")).toList());
  }

  @Test
  void nothingIsStoredOfAnArchiveThatIsNotAsItSays() throws IOException {
    String file =
        entries().keySet().stream().filter(n -> n.endsWith("note.txt")).findFirst().orElseThrow();
    String record = "result/" + answered.id() + ".jsonld";
    refused("size or SHA-256", entries -> with(entries, file, "grüsse"));
    refused("size or SHA-256", entries -> with(entries, file, "gruss!!"));
    refused("size or SHA-256", entries -> with(entries, record, "{}"));
    refused("has no " + record, entries -> without(entries, record));
    refused("has no ro-crate", entries -> without(entries, "ro-crate-metadata.json"));
    refused("outside", entries -> with(entries, "../evil", "x"));
    refused("outside", entries -> with(entries, "/etc/evil", "x"));
    refused("outside", entries -> with(entries, "a\\..\\evil", "x"));
    refused(
        "outside",
        entries ->
            changed(
                entries, text -> text.replace("result/" + answered.id(), "../" + answered.id())));
    refused("RO-Crate", entries -> changed(entries, text -> text.replace("crate/1.1", "crate/9")));
    refused("ro-crate-metadata.json", entries -> changed(entries, text -> text + "{"));
    refused(
        "without its size",
        entries -> changed(entries, text -> text.replace("\"sha256\" : \"", "\"sha256\" : \"x")));
    refused(
        "no request",
        entries ->
            changed(entries, text -> text.replaceAll("\"kind\" : \"request\"", "\"kind\" : \"\"")));
  }

  @Test
  void limitsAreKept() {
    assertThatThrownBy(() -> read(new CrateLimits(3, 1 << 20, 1 << 20, 1 << 20, 1 << 20)))
        .hasMessageContaining("entries");
    assertThatThrownBy(() -> read(new CrateLimits(100, 100, 1 << 20, 1 << 20, 1 << 20)))
        .hasMessageContaining("more than 100 bytes");
    assertThatThrownBy(() -> read(new CrateLimits(100, 1 << 20, 100, 1 << 20, 1 << 20)))
        .hasMessageContaining("larger than 100 bytes");
    assertThatThrownBy(() -> read(new CrateLimits(100, 1 << 20, 1 << 20, 100, 1 << 20)))
        .hasMessageContaining("larger than 100 bytes");
    assertThatThrownBy(() -> read(new CrateLimits(100, 1 << 20, 1 << 20, 1 << 20, 20_000)))
        .hasMessageContaining("holds more than");
    nothingIsThere();
  }

  @Test
  void onlyAnAdministratorImports() {
    assertThatThrownBy(
            () ->
                CrateImport.read(
                    archive, to, new Actor("op", Role.OPERATOR, null), CrateLimits.ofDefaults()))
        .isInstanceOf(ForbiddenException.class);
  }

  private void refused(String reason, UnaryOperator<Map<String, byte[]>> change)
      throws IOException {
    Map<String, byte[]> changed = change.apply(entries());
    Path whole = archive;
    archive = folder.resolve("changed.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    assertThatThrownBy(this::read)
        .as(reason)
        .isInstanceOf(CrateException.class)
        .hasMessageContaining(reason);
    nothingIsThere();
    archive = whole;
  }

  private void nothingIsThere() {
    assertThat(to.as(ADMIN).requests().list(RequestQuery.all()).items()).isEmpty();
    assertThat(to.as(ADMIN).results().list(ResultQuery.all()).items()).isEmpty();
    assertThat(to.as(ADMIN).events().newest()).isZero();
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static Map<String, byte[]> without(Map<String, byte[]> entries, String name) {
    entries.remove(name);
    return entries;
  }

  private static Map<String, byte[]> changed(
      Map<String, byte[]> entries, UnaryOperator<String> change) {
    entries.computeIfPresent(
        "ro-crate-metadata.json",
        (name, bytes) ->
            change
                .apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private void export(CrateSelection selection) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive)) {
      CrateExport.write(from.engine, selection, CrateDescription.ofDefaults(), out);
    }
  }

  private CrateReport read() {
    return read(CrateLimits.ofDefaults());
  }

  private CrateReport read(CrateLimits limits) {
    return CrateImport.read(archive, to, ADMIN, limits);
  }

  private void file(String subject, UUID owner, String name, byte[] content) {
    FileDraft draft =
        new FileDraft(subject, owner, name.replace('/', '_'), "text/csv", content.length, null);
    Upload upload = from.admin.files().begin(draft);
    from.admin.files().append(upload.id(), 0, new ByteArrayInputStream(content));
  }

  private static String json(Object record) {
    return FinalesJson.write(record);
  }
}
