/**
 * Tables: columns and filters are declared once as a {@link
 * org.finales.server.web.kit.table.TableSpec}, {@link org.finales.server.web.kit.table.TableQuery}
 * is what the address asks of it, and {@link org.finales.server.web.kit.table.TableView} is a page
 * of rows.
 */
@NullMarked
package org.finales.server.web.kit.table;

import org.jspecify.annotations.NullMarked;
