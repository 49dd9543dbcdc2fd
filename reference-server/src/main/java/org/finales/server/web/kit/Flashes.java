package org.finales.server.web.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to say on the next page of a session. Thread-safe. */
final class Flashes {
  private static final int MOST_SESSIONS = 5_000;
  private static final int MOST = 5;

  private final Map<String, List<Flash>> waiting =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Flash>> eldest) {
          return size() > MOST_SESSIONS;
        }
      };

  void add(String session, Flash flash) {
    synchronized (waiting) {
      List<Flash> mine = waiting.computeIfAbsent(session, any -> new ArrayList<>());
      if (mine.size() < MOST) {
        mine.add(flash);
      }
    }
  }

  List<Flash> take(String session) {
    synchronized (waiting) {
      List<Flash> mine = waiting.remove(session);
      return mine == null ? List.of() : List.copyOf(mine);
    }
  }
}
