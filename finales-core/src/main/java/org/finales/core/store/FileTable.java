package org.finales.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;

/** Descriptions of files and of uploads on their way; the bytes lie elsewhere. */
public final class FileTable {
  private final Session session;

  FileTable(Session session) {
    this.session = session;
  }

  /** One file. */
  public Optional<FileInfo> find(UUID id) {
    return map("select * from file where id = ?", id.toString()).findFirst();
  }

  /** The files of a request or result, oldest first. */
  public List<FileInfo> of(String subject, UUID owner) {
    return map(
            "select * from file where owner = ? and subject = ? order by sequence",
            owner.toString(),
            subject)
        .list();
  }

  /**
   * Adds a file.
   *
   * @param sequence number of the log entry that adds it
   */
  public void insert(long sequence, FileInfo file) {
    session.execute(
        "insert into file (sequence, id, subject, owner, name, media_type, size, sha256, account,"
            + " created) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sequence,
        file.id().toString(),
        file.subject(),
        file.owner().toString(),
        file.name(),
        file.mediaType(),
        file.size(),
        file.sha256(),
        file.account(),
        Micros.of(file.created()));
  }

  /** An announced upload. */
  public Optional<StoredUpload> upload(UUID id) {
    return uploads("select * from upload where id = ?", id.toString()).findFirst();
  }

  /** How many uploads of an account are not finished. */
  public int unfinished(String account) {
    return (int)
        session
            .select("select count(*) from upload where account = ? and file is null", account)
            .number();
  }

  /** Uploads whose time is over, at most {@code limit}. */
  public List<StoredUpload> expired(Instant now, int limit) {
    return uploads(
            "select * from upload where expires <= ? order by expires limit ?",
            Micros.of(now),
            limit)
        .list();
  }

  /** Adds an upload. */
  public void insert(StoredUpload upload) {
    session.execute(
        "insert into upload (id, draft, account, file, expires) values (?, ?, ?, ?, ?)",
        upload.id().toString(),
        FinalesJson.write(upload.draft()),
        upload.account(),
        Sql.text(upload.file()),
        Micros.of(upload.expires()));
  }

  /** Says which file an upload became. */
  public void finish(UUID upload, UUID file) {
    session.execute("update upload set file = ? where id = ?", file.toString(), upload.toString());
  }

  /** Forgets an upload. */
  public void delete(UUID upload) {
    session.execute("delete from upload where id = ?", upload.toString());
  }

  private Session.Rows<FileInfo> map(String sql, Object... values) {
    return session
        .select(sql, values)
        .map(
            row ->
                new FileInfo(
                    Sql.id(row, "id"),
                    row.getString("subject"),
                    Sql.id(row, "owner"),
                    row.getString("name"),
                    row.getString("media_type"),
                    row.getLong("size"),
                    row.getString("sha256"),
                    row.getString("account"),
                    Sql.instant(row, "created")));
  }

  private Session.Rows<StoredUpload> uploads(String sql, Object... values) {
    return session
        .select(sql, values)
        .map(
            row ->
                new StoredUpload(
                    Sql.id(row, "id"),
                    FinalesJson.convert(
                        FinalesJson.readWritten(row.getString("draft")), FileDraft.class),
                    row.getString("account"),
                    Sql.nullableId(row, "file"),
                    Sql.instant(row, "expires")));
  }

  /**
   * An upload without its offset, which is the length of its partial file.
   *
   * @param file the file that it became; {@code null} while it is on its way
   */
  public record StoredUpload(
      UUID id, FileDraft draft, String account, @Nullable UUID file, Instant expires) {}
}
