package org.finales.server.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.finales.core.accounts.Access;
import org.finales.core.engine.Engine;
import org.finales.server.http.Refusal;
import org.finales.server.http.Routes;
import org.finales.server.http.Surface;
import org.finales.server.web.account.AccountRoom;
import org.finales.server.web.home.HomeRoom;
import org.finales.server.web.kit.LiveHub;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.requests.RequestsRoom;
import org.jspecify.annotations.Nullable;

/**
 * The pages that people look at, room by room. Thread-safe.
 *
 * <p>Every address below {@code /lab}, {@code /account} and {@code /admin} is a page of some room;
 * what no room answers is refused with a page.
 */
public final class WebSurface implements Surface {
  private static final List<String> OWN =
      List.of(
          "/lab",
          "/login",
          "/logout",
          "/signup",
          "/account",
          "/admin",
          "/search",
          "/assets",
          "/live",
          "/setup");

  private final Access access;
  private final Engine engine;
  private final LiveHub live = new LiveHub();
  private final List<Room> rooms;
  private @Nullable Pages pages;

  /**
   * Makes a surface.
   *
   * @param setUpCode what somebody has to know who sets an empty server up from elsewhere
   * @param more rooms besides those for accounts, requests and tenants
   */
  public WebSurface(Access access, Engine engine, String setUpCode, List<Room> more) {
    this.access = access;
    this.engine = engine;
    List<Room> all =
        new ArrayList<>(List.of(new HomeRoom(), new AccountRoom(setUpCode), new RequestsRoom()));
    all.addAll(more);
    this.rooms = List.copyOf(all);
  }

  /** Where rooms publish what is new. */
  public LiveHub live() {
    return live;
  }

  @Override
  public void register(Routes routes) {
    Pages made = new Pages(routes, access, engine, live, rooms);
    pages = made;
    rooms.forEach(room -> room.register(made));
  }

  @Override
  public boolean owns(String path) {
    return OWN.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }

  @Override
  public void refuse(Context ctx, Refusal refusal) {
    Pages known = pages;
    if (known != null) {
      known.refuse(ctx, refusal);
    }
  }

  @Override
  public void stopping() {
    rooms.forEach(Room::stopping);
    live.close();
  }
}
