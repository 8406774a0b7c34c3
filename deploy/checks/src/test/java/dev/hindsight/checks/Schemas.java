package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a resource of a kind and version may say: unknown fields, fields that are missing and other
 * types are errors. The schemas are made by schemas/extract.mjs.
 */
record Schemas(Schema schema) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Optional<Schemas>> KNOWN = new ConcurrentHashMap<>();

  /** Empty for a kind of which we have none. */
  static Optional<Schemas> of(String apiVersion, String kind) {
    return KNOWN.computeIfAbsent(
        "/schemas/" + apiVersion.replace('/', '_') + "/" + kind + ".json",
        file -> read(file).map(Schemas::of));
  }

  static Schemas compose() {
    return read("/schemas/compose.json").map(schema -> new Schemas(draft7(schema))).orElseThrow();
  }

  /**
   * What CloudNativePG's Barman plugin is told of an object store: the same as CloudNativePG itself
   * was told before.
   */
  static Schemas objectStore() {
    ObjectNode schema =
        (ObjectNode) read("/schemas/postgresql.cnpg.io_v1/Cluster.json").orElseThrow();
    String name = "BarmanObjectStoreConfiguration-IBarmanObjectStoreConfiguration";
    return of(schema.retain("$defs").put("$ref", "#/$defs/" + name));
  }

  private static Schemas of(JsonNode schema) {
    return new Schemas(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema));
  }

  private static Schema draft7(JsonNode schema) {
    // Its name for itself is no address.
    ((ObjectNode) schema).remove("$id");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
  }

  private static Optional<JsonNode> read(String file) {
    try (var stream = Schemas.class.getResourceAsStream(file)) {
      return stream == null ? Optional.empty() : Optional.of(JSON.readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> errors(JsonNode content) {
    return schema.validate(content).stream().map(Object::toString).toList();
  }

  /** What is wrong with a manifest, by the schema of its kind and version. */
  static List<String> errors(Manifest manifest) {
    // The plugin's kind has no schema of its own: what is told of the store has.
    if (manifest.kind().equals("ObjectStore")) {
      return errorsOfObjectStore(manifest.content());
    }
    return of(manifest.apiVersion(), manifest.kind())
        .orElseThrow(() -> new AssertionError("no schema for " + manifest))
        .errors(manifest.content());
  }

  private static List<String> errorsOfObjectStore(JsonNode store) {
    boolean isWhole =
        names(store).equals(List.of("apiVersion", "kind", "metadata", "spec"))
            && store.path("metadata").isObject()
            && List.of("configuration", "retentionPolicy").containsAll(names(store.path("spec")));
    return isWhole
        ? objectStore().errors(store.path("spec").path("configuration"))
        : List.of("not what an ObjectStore is: " + store);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(one -> one.getKey()).sorted().toList();
  }
}
