/** Forms and readable tables that are made of JSON Schemas. */
@NullMarked
package org.finales.server.web.schema;

import org.jspecify.annotations.NullMarked;
