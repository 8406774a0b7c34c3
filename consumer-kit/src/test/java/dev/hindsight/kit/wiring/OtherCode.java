package dev.hindsight.kit.wiring;

import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same projection as a later version of its code. */
record OtherCode<R extends Record>(EntityProjection<R> former, int version)
    implements EntityProjection<R> {

  @Override
  public String name() {
    return former.name();
  }

  @Override
  public Set<String> kinds() {
    return former.kinds();
  }

  @Override
  public Class<R> row() {
    return former.row();
  }

  @Override
  public Set<Class<? extends Record>> facts() {
    return former.facts();
  }

  @Override
  public Set<Class<? extends Record>> tallies() {
    return former.tallies();
  }

  @Override
  public int snapshots() {
    return former.snapshots();
  }

  @Override
  public @Nullable R fold(@Nullable R row, Recorded recorded, Facts out) {
    return former.fold(row, recorded, out);
  }
}
