/**
 * Every kind of thing that a battery laboratory describes, by name. Schemas, documentation and
 * linked data are made for each of these, so a new kind is added here and nowhere else.
 */
@NullMarked
package org.finales.api.entity;

import org.jspecify.annotations.NullMarked;
