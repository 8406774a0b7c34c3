package dev.hindsight.query.order;

import dev.hindsight.query.entity.JsonList;
import jakarta.persistence.Converter;

/** The column of what the sellers of an order got. */
@Converter
public class PaidSharesJson extends JsonList<PaidShare> {

  public PaidSharesJson() {
    super(PaidShare.class);
  }
}
