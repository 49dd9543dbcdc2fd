/** Requests, results, tenants and capabilities as people see them. */
@NullMarked
package org.finales.server.web.requests;

import org.jspecify.annotations.NullMarked;
