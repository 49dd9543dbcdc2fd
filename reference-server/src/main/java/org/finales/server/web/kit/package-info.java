/**
 * What all pages are made of. A room of pages is a class that implements {@link
 * org.finales.server.web.kit.Room} and is handed to {@code WebSurface}; {@code docs/pages.md} shows
 * one from its route to its test.
 *
 * <ul>
 *   <li>{@link org.finales.server.web.kit.Pages} registers pages and forms, each with the {@code
 *       Action} that one must be allowed to do. It checks the session, the anti-forgery field and
 *       whether the same form came before.
 *   <li>{@link org.finales.server.web.kit.PageCall} is one call; {@code
 *       call.page("requests/list").title(…).with("table", table).show()} answers with a template of
 *       {@code src/main/jte}, {@code call.redirect(path, Flash.done(…))} after a form.
 *   <li>{@code form} declares fields once and reads, checks and shows them; {@code table} does so
 *       for tables with paging, sorting and filters in the address.
 *   <li>{@link org.finales.server.web.kit.LiveHub} tells pages what is new.
 *   <li>Templates of the kit are in {@code src/main/jte/kit}; scripts and styles in {@code assets};
 *       words in {@code texts}.
 * </ul>
 */
@NullMarked
package org.finales.server.web.kit;

import org.jspecify.annotations.NullMarked;
