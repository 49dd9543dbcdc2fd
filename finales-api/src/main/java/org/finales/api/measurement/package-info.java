/**
 * What comes out of a measurement or simulation, as typed records with their JSON form. The
 * capabilities that every laboratory knows are described here by JSON Schemas that fit these
 * records.
 */
@NullMarked
package org.finales.api.measurement;

import org.jspecify.annotations.NullMarked;
