package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** How a checksum is computed. */
public enum ChecksumAlgorithm {
  /** SHA-256. */
  @JsonProperty("sha256")
  @Concept("spdx:checksumAlgorithm_sha256")
  SHA256,

  /** SHA-512. */
  @JsonProperty("sha512")
  @Concept("spdx:checksumAlgorithm_sha512")
  SHA512,

  /** SHA-1. */
  @JsonProperty("sha1")
  @Concept("spdx:checksumAlgorithm_sha1")
  SHA1,

  /** MD5. */
  @JsonProperty("md5")
  @Concept("spdx:checksumAlgorithm_md5")
  MD5
}
