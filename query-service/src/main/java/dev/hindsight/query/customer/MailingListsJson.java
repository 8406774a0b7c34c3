package dev.hindsight.query.customer;

import dev.hindsight.query.entity.JsonList;
import jakarta.persistence.Converter;

/** The column of the mailing lists that a customer joined. */
@Converter
public class MailingListsJson extends JsonList<String> {

  public MailingListsJson() {
    super(String.class);
  }
}
