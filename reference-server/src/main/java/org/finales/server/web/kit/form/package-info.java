/**
 * Forms: fields are declared once as {@link org.finales.server.web.kit.form.Field}s, {@link
 * org.finales.server.web.kit.form.FormSpec#read} holds what was sent to them, and {@link
 * org.finales.server.web.kit.form.FormView} shows them, with mistakes beside the fields and what
 * was typed kept.
 */
@NullMarked
package org.finales.server.web.kit.form;

import org.jspecify.annotations.NullMarked;
