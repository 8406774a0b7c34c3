package dev.hindsight.query.customer;

import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of a customer, as readers find it; name and e-mail address are sealed, or gone. */
@Entity
@Immutable
@Table(name = "customers")
@SuppressWarnings("NullAway.Init")
public class CustomerView extends EntityView {

  @Enumerated(EnumType.STRING)
  public CustomerStatus status;

  public @Nullable String name;

  public @Nullable String email;

  public boolean emailVerified;

  @Convert(converter = MailingListsJson.class)
  @ColumnTransformer(read = "mailing_lists #>> '{}'")
  public List<String> mailingLists;

  @Convert(converter = AccountIdsJson.class)
  @ColumnTransformer(read = "accounts #>> '{}'")
  public List<UUID> accounts;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_now p WHERE p.projection = 'customers' AND p.stream = 'customer-' || id)")
  public boolean stale;
}
