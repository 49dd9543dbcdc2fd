package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds a data set, or a part of it; immutable.
 *
 * @param id IRI of the file; or null
 * @param title name of the file; or null
 * @param downloadUrl where the file is; or null
 * @param accessUrl where one can ask for it; or null
 * @param mediaType as {@code text/csv}; or null
 * @param bytes size in bytes, not negative; or null
 * @param checksum checksum of the file; or null
 */
@Concept("dcat:Distribution")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Distribution(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("dcterms:title") @Size(max = Checks.MAX_NAME) @Nullable String title,
    @Relation(value = "dcat:downloadURL", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String downloadUrl,
    @Relation(value = "dcat:accessURL", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String accessUrl,
    @Relation("dcat:mediaType") @Size(max = Checks.MAX_NAME) @Nullable String mediaType,
    @Relation("dcat:byteSize") @PositiveOrZero @Nullable Long bytes,
    @Relation("spdx:checksum") @Valid @Nullable Checksum checksum) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Distribution {
    Checks.of("distribution")
        .iri("id", id)
        .text("title", title, Checks.MAX_NAME)
        .iri("downloadUrl", downloadUrl)
        .iri("accessUrl", accessUrl)
        .text("mediaType", mediaType, Checks.MAX_NAME)
        .that(bytes == null || bytes >= 0, "bytes must not be negative")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.title = title;
    copy.downloadUrl = downloadUrl;
    copy.accessUrl = accessUrl;
    copy.mediaType = mediaType;
    copy.bytes = bytes;
    copy.checksum = checksum;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String title;
    private @Nullable String downloadUrl;
    private @Nullable String accessUrl;
    private @Nullable String mediaType;
    private @Nullable Long bytes;
    private @Nullable Checksum checksum;

    private Builder() {}

    /** Sets the IRI of the file. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets the name of the file. */
    public Builder title(@Nullable String newTitle) {
      title = newTitle;
      return this;
    }

    /** Sets where the file is. */
    public Builder downloadUrl(@Nullable String newDownloadUrl) {
      downloadUrl = newDownloadUrl;
      return this;
    }

    /** Sets where one can ask for it. */
    public Builder accessUrl(@Nullable String newAccessUrl) {
      accessUrl = newAccessUrl;
      return this;
    }

    /** Sets the media type, as {@code text/csv}. */
    public Builder mediaType(@Nullable String newMediaType) {
      mediaType = newMediaType;
      return this;
    }

    /** Sets the size in bytes, not negative. */
    public Builder bytes(@Nullable Long newBytes) {
      bytes = newBytes;
      return this;
    }

    /** Sets the checksum of the file. */
    public Builder checksum(@Nullable Checksum newChecksum) {
      checksum = newChecksum;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Distribution build() {
      return new Distribution(id, title, downloadUrl, accessUrl, mediaType, bytes, checksum);
    }
  }
}
