package dev.hindsight.query.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/**
 * Reads a list back from a {@code jsonb} column, selected as text. A view has a subclass for each
 * type of element.
 */
public class JsonList<T> implements AttributeConverter<List<T>, String> {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Class<T> element;
  private final ObjectReader reader;

  protected JsonList(Class<T> element) {
    this.element = element;
    this.reader = JSON.readerForListOf(element);
  }

  @Override
  public String convertToDatabaseColumn(List<T> list) {
    throw new UnsupportedOperationException("only projections write rows");
  }

  @Override
  public List<T> convertToEntityAttribute(String json) {
    try {
      return reader.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column holds no list of " + element, e);
    }
  }
}
