/**
 * The vocabulary of BattINFO and the ontologies it builds on: every term that is used here, with
 * its IRI, and the annotations by which records say what their fields mean. Schemas, documentation
 * and linked data are made from these, so that they cannot disagree.
 */
@NullMarked
package org.finales.api.battinfo;

import org.jspecify.annotations.NullMarked;
