/**
 * Supplies and loads of many makers that speak SCPI alike: what differs between them is a small
 * record, a profile.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.genericscpi;
