/**
 * Brings the data of other brokers into a store: whole, in one transaction, with their identifiers
 * and times. What cannot be read is reported and kept in the log as it was found.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.importing;
