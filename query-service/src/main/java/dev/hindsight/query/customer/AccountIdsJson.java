package dev.hindsight.query.customer;

import dev.hindsight.query.entity.JsonList;
import jakarta.persistence.Converter;
import java.util.UUID;

/** The column of the ids of a customer's accounts. */
@Converter
public class AccountIdsJson extends JsonList<UUID> {

  public AccountIdsJson() {
    super(UUID.class);
  }
}
