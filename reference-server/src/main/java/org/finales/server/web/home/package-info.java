/** What a person sees first, and the search over everything. */
@NullMarked
package org.finales.server.web.home;

import org.jspecify.annotations.NullMarked;
