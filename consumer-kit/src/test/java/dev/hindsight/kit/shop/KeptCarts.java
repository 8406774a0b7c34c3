package dev.hindsight.kit.shop;

import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carts of which each so many versions are kept. */
public record KeptCarts(int snapshots, int version, CartProjection carts)
    implements EntityProjection<CartRow> {

  public KeptCarts(int snapshots) {
    this(snapshots, 1, new CartProjection());
  }

  @Override
  public String name() {
    return carts.name();
  }

  @Override
  public Set<String> kinds() {
    return carts.kinds();
  }

  @Override
  public Class<CartRow> row() {
    return carts.row();
  }

  @Override
  public Set<Class<? extends Record>> facts() {
    return carts.facts();
  }

  @Override
  public Set<Class<? extends Record>> tallies() {
    return carts.tallies();
  }

  @Override
  public @Nullable CartRow fold(@Nullable CartRow row, Recorded recorded, Facts out) {
    return carts.fold(row, recorded, out);
  }
}
