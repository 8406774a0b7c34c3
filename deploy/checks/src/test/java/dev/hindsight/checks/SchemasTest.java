package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest says only what its kind and version allow, and all that they ask for. */
class SchemasTest {

  static Stream<Cluster> clusters() {
    return Cluster.all();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void every_manifest_is_what_its_kind_allows(Cluster cluster) {
    assertThat(cluster.manifests()).isNotEmpty();
    for (Manifest manifest : cluster.manifests()) {
      assertThat(Schemas.errors(manifest)).as("%s of %s", manifest, cluster).isEmpty();
    }
  }

  @Test
  void whatever_is_broken_in_a_manifest_of_any_kind_is_noticed() {
    Cluster.overlays()
        .flatMap(cluster -> cluster.manifests().stream())
        .forEach(manifest -> {
          assertThat(broken(manifest, one -> one.put("specification", "")))
              .as("an unknown field in %s", manifest)
              .isNotEmpty();
          assertThat(broken(manifest, one -> one.put("metadata", "")))
              .as("another type in %s", manifest)
              .isNotEmpty();
          if (manifest.spec().isObject()) {
            assertThat(broken(manifest, one -> spec(one).put("unknownToAll", 1)))
                .as("an unknown field in the spec of %s", manifest)
                .isNotEmpty();
          }
        });
  }

  @Test
  void what_must_be_there_may_not_be_missing_however_deep() {
    Cluster cluster = Cluster.of("overlays/production");
    notices(cluster.the("Deployment", "query-service"), one -> spec(one).remove("selector"));
    notices(cluster.the("Deployment", "query-service"), one -> container(one).remove("name"));
    notices(cluster.the("KafkaNodePool", "brokers"), one -> spec(one).remove("storage"));
    notices(cluster.the("KafkaNodePool", "brokers"), one -> spec(one).remove("roles"));
    notices(cluster.the("Cluster", "command-db"), one -> spec(one).remove("instances"));
    notices(cluster.the("ScaledObject", "query-service"), one -> spec(one).remove("triggers"));
    notices(cluster.the("Gateway", "hindsight"), one -> spec(one).remove("gatewayClassName"));
    notices(cluster.the("PodMonitor", "hindsight"), one -> spec(one).remove("selector"));
    notices(cluster.the("PrometheusRule", "hindsight"), one -> group(one).remove("name"));
  }

  @Test
  void another_type_or_an_unknown_field_is_noticed_however_deep() {
    Cluster cluster = Cluster.of("overlays/production");
    notices(cluster.the("Deployment", "query-service"), one -> container(one).put("ports", "8080"));
    notices(cluster.the("Deployment", "query-service"), one -> container(one).put("img", "x"));
    notices(cluster.the("Deployment", "command-service"), one -> spec(one).put("replicas", "two"));
    notices(
        cluster.the("KafkaTopic", "hindsight.events"), one -> spec(one).put("partitions", "many"));
    notices(cluster.the("KafkaUser", "query-service"), one -> acl(one).put("operation", "Read"));
    notices(
        cluster.the("KafkaUser", "query-service"),
        one -> ((ArrayNode) acl(one).path("operations")).add("Reed"));
    notices(cluster.the("Cluster", "command-db"), one -> spec(one).put("instances", "three"));
    notices(cluster.the("HTTPRoute", "hindsight"), one -> rule(one).put("retry", "3"));
    notices(
        cluster.the("PodDisruptionBudget", "query-service"),
        one -> spec(one).put("maxUnavailable", true));
  }

  private static void notices(Manifest manifest, Consumer<ObjectNode> change) {
    assertThat(Schemas.errors(manifest)).isEmpty();
    assertThat(broken(manifest, change)).as("%s", manifest).isNotEmpty();
  }

  private static List<String> broken(Manifest manifest, Consumer<ObjectNode> change) {
    ObjectNode copy = manifest.content().deepCopy();
    change.accept(copy);
    return Schemas.errors(new Manifest(copy));
  }

  private static ObjectNode spec(ObjectNode manifest) {
    return (ObjectNode) manifest.path("spec");
  }

  private static ObjectNode container(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/spec/template/spec/containers/0");
  }

  private static ObjectNode acl(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/spec/authorization/acls/0");
  }

  private static ObjectNode rule(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/spec/rules/0");
  }

  private static ObjectNode group(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/spec/groups/0");
  }
}
