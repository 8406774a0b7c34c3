package dev.hindsight.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.upcast.Upcasting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files of the contract as they lie in this module's sources. */
public final class Contract {

  static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas");
  static final Path GOLDEN = MODULE.resolve("src/test/resources/golden");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Contract() {}

  /** One golden sample: the headers of its record and its value. */
  public record Sample(String name, String type, JsonNode headers, JsonNode value) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Every type ever published: the current ones, and the old ones that are lifted. */
  static SortedSet<String> everyType() {
    var types = new TreeSet<>(EventTypes.all());
    types.addAll(Upcasting.published().oldTypes());
    return types;
  }

  /** {@code hindsight.cart.opened.v1} → {@code cart/opened.v1}. */
  static String pathOf(String type) {
    return type.replaceFirst("^hindsight\\.", "").replaceFirst("\\.", "/");
  }

  static Path schemaFile(String type) {
    return SCHEMAS.resolve(pathOf(type) + ".json");
  }

  public static Schema schema(String type) {
    return REGISTRY.getSchema(read(schemaFile(type)));
  }

  /** The schema that every schema has to follow. */
  static Schema metaSchema() {
    return REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
  }

  /** All golden samples; those named {@code *.least.json} have no optional field. */
  public static List<Sample> samples() {
    return jsonFiles(GOLDEN).stream().map(Contract::sample).toList();
  }

  private static Sample sample(Path file) {
    var name = GOLDEN.relativize(file).toString().replace('\\', '/');
    var type = "hindsight." + name.replace('/', '.').replaceFirst("(\\.least)?\\.json$", "");
    var json = read(file);
    return new Sample(name, type, json.required("headers"), json.required("value"));
  }

  static List<Path> jsonFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
