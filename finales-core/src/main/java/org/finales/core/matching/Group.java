package org.finales.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tenants that offer a capability within equal limitations, and the requests that these
 * limitations admit. Guarded by the index's lock.
 */
final class Group {
  final OfferClass offerClass;
  final CompiledLimitations limitations;

  /** Gone through for every request, and seldom changed. */
  final List<TenantState> members = new ArrayList<>();

  /** Admitted requests that are addressed to nobody in particular and wait for no resource. */
  final TreeSet<Entry> open = new TreeSet<>();

  Group(OfferClass offerClass, CompiledLimitations limitations) {
    this.offerClass = offerClass;
    this.limitations = limitations;
  }

  /** Whether it is of this method; {@code null} stands for any. */
  boolean isOf(@Nullable String method) {
    return method == null || method.equals(offerClass.key.method());
  }
}
