package dev.hindsight.query.cart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.events.CartLine;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Reads the lines of a cart back from their column. */
@Converter
public class CartLinesJson implements AttributeConverter<List<CartLine>, String> {

  private static final ObjectReader LINES =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerForListOf(CartLine.class);

  @Override
  public String convertToDatabaseColumn(List<CartLine> lines) {
    throw new UnsupportedOperationException("only the projection writes carts");
  }

  @Override
  public List<CartLine> convertToEntityAttribute(String json) {
    try {
      return LINES.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("column carts.items holds no lines of a cart", e);
    }
  }
}
