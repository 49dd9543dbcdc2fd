/** Root of the words that laboratories share. */
@org.jspecify.annotations.NullMarked
package org.finales.api;
