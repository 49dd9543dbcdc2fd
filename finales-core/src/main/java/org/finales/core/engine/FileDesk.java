package org.finales.core.engine;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.Files;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.broker.Upload;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.FileTable.StoredUpload;
import org.finales.core.store.Ledger;

/** Files as one actor sees them. */
final class FileDesk implements Files {
  private final Parts parts;
  private final Actor actor;

  FileDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  @Override
  public Upload begin(FileDraft draft) {
    requireSender();
    parts.drafts().check(draft);
    if (draft.size() > parts.settings().maxFileSize()) {
      throw new InvalidException(
          "/size",
          "is larger than the " + parts.settings().maxFileSize() + " bytes that are taken");
    }
    UUID id = UUID.randomUUID();
    StoredUpload upload =
        parts
            .store()
            .write(
                ledger -> {
                  requireOwner(ledger, draft);
                  if (ledger.files().unfinished(actor.account()) >= parts.settings().maxUploads()) {
                    throw new ConflictException(
                        ConflictException.WRONG_STATUS,
                        "account "
                            + actor.account()
                            + " has "
                            + parts.settings().maxUploads()
                            + " unfinished uploads; finish some first");
                  }
                  StoredUpload begun =
                      new StoredUpload(
                          id,
                          draft,
                          actor.account(),
                          null,
                          parts.now().plus(parts.settings().uploadTime()));
                  ledger.files().insert(begun);
                  return begun;
                });
    parts.vault().begin(id);
    return view(upload);
  }

  @Override
  public Upload append(UUID id, long offset, InputStream bytes) {
    requireSender();
    StoredUpload upload = requireMine(id);
    FileDraft draft = upload.draft();
    if (upload.file() != null) {
      return view(upload);
    }
    long arrived = parts.vault().append(id, offset, draft.size(), bytes);
    if (arrived < draft.size()) {
      return view(upload);
    }
    String sha256 = parts.vault().sha256(id);
    if (draft.sha256() != null && !draft.sha256().equals(sha256)) {
      parts.vault().discard(id);
      parts.vault().begin(id);
      throw new InvalidException(
          "/sha256", "the bytes that came have " + sha256 + "; the upload begins anew at byte 0");
    }
    parts.vault().keep(id, sha256);
    return parts.store().write(ledger -> finish(ledger, upload, sha256));
  }

  private Upload finish(Ledger ledger, StoredUpload upload, String sha256) {
    FileDraft draft = upload.draft();
    Optional<FileInfo> finished =
        ledger
            .files()
            .upload(upload.id())
            .flatMap(present -> Optional.ofNullable(present.file()))
            .flatMap(file -> ledger.files().find(file));
    if (finished.isPresent()) {
      // The last piece was sent twice at once.
      return new Upload(upload.id(), draft, draft.size(), finished.get(), upload.expires());
    }
    Instant now = parts.now();
    FileInfo file =
        new FileInfo(
            UUID.randomUUID(),
            draft.subject(),
            draft.owner(),
            draft.name(),
            draft.mediaType(),
            draft.size(),
            sha256,
            upload.account(),
            now);
    var event =
        ledger.append(
            actor.entry(
                "file.added",
                "file",
                file.id(),
                null,
                null,
                null,
                FinalesJson.tree(
                    Map.of(
                        draft.subject(), draft.owner(), "name", draft.name(), "sha256", sha256))),
            now,
            file);
    ledger.files().insert(event.sequence(), file);
    ledger.files().finish(upload.id(), file.id());
    return new Upload(upload.id(), draft, draft.size(), file, upload.expires());
  }

  @Override
  public Optional<Upload> upload(UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(ledger -> ledger.files().upload(id))
        .filter(upload -> upload.account().equals(actor.account()) || actor.may(Action.OPERATE))
        .map(this::view);
  }

  @Override
  public List<FileInfo> list(String subject, UUID owner) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.files().of(subject, owner));
  }

  @Override
  public Optional<FileInfo> find(UUID file) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.files().find(file));
  }

  @Override
  public InputStream open(UUID id, long offset) {
    FileInfo file = find(id).orElseThrow(() -> new NotFoundException("no file with id " + id));
    if (offset < 0 || offset > file.size()) {
      throw new InvalidException("/offset", "lies outside of the file's " + file.size() + " bytes");
    }
    return parts.vault().open(file.sha256(), offset);
  }

  private void requireSender() {
    actor.requireAny(Set.of(Action.REQUEST, Action.WORK));
  }

  private Upload view(StoredUpload upload) {
    UUID fileId = upload.file();
    FileInfo file =
        fileId == null
            ? null
            : parts.store().read(ledger -> ledger.files().find(fileId)).orElse(null);
    long offset = file == null ? parts.vault().offset(upload.id()) : file.size();
    return new Upload(upload.id(), upload.draft(), offset, file, upload.expires());
  }

  private StoredUpload requireMine(UUID id) {
    StoredUpload upload =
        parts
            .store()
            .read(ledger -> ledger.files().upload(id))
            .orElseThrow(() -> new NotFoundException("no upload with id " + id));
    if (!upload.account().equals(actor.account()) && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException("upload " + id + " belongs to account " + upload.account());
    }
    return upload;
  }

  private void requireOwner(Ledger ledger, FileDraft draft) {
    boolean own;
    if (draft.subject().equals("request")) {
      Request request = Lifecycle.require(ledger, draft.owner());
      own = request.account().equals(actor.account()) || actor.account().equals(request.holder());
    } else {
      Result result =
          ledger
              .results()
              .find(draft.owner())
              .orElseThrow(() -> new NotFoundException("no result with id " + draft.owner()));
      own = result.account().equals(actor.account());
    }
    if (!own && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException(
          "only the owner of "
              + draft.subject()
              + " "
              + draft.owner()
              + ", its holder or an operator"
              + " may add files to it");
    }
  }
}
