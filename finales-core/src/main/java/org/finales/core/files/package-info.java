/**
 * Bytes of files, kept once by their SHA-256 in folders beside the store. What a file belongs to is
 * the store's to know.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.files;
