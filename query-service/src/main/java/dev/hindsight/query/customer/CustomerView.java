package dev.hindsight.query.customer;

import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** The row of a customer, as readers find it; name and e-mail address are sealed. */
@Entity
@Immutable
@Table(name = "customers")
@SuppressWarnings("NullAway.Init")
public class CustomerView extends EntityView {

  @Enumerated(EnumType.STRING)
  public CustomerStatus status;

  public String name;

  public String email;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_streams p WHERE p.projection = 'customers' AND p.version = "
          + CustomerViewProjection.VERSION
          + " AND p.stream = 'customer-' || id)")
  public boolean stale;

  @Override
  protected boolean parked() {
    return stale;
  }
}
