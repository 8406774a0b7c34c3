package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variable that is set is one that the service reads when it starts. */
class EnvironmentTest {
  private static Map<String, ServiceSettings> known = Map.of();

  @BeforeAll
  static void read() {
    known =
        Checkout.SERVICES.stream()
            .collect(Collectors.toMap(Function.identity(), ServiceSettings::of));
  }

  static Stream<Cluster> clusters() {
    return Cluster.all();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void in_a_cluster(Cluster cluster) {
    for (Manifest deployment : cluster.services()) {
      for (JsonNode container : deployment.containers()) {
        isRead(deployment.name(), variables(cluster, container));
      }
    }
  }

  @Test
  void in_compose() {
    JsonNode services = Checkout.yaml("deploy/compose/compose.yaml").path("services");
    for (String service : Checkout.SERVICES) {
      isRead(service, Manifest.texts(services.path(service).path("environment")).keySet());
    }
  }

  @Test
  void one_that_nobody_reads_is_noticed() {
    ServiceSettings settings = settingsOf("query-service");
    assertThat(settings.reads("HINDSIGHT_KEYS_URL")).isTrue();
    assertThat(settings.reads("HINDSIGHT_KEY_URL")).isFalse();
    assertThat(settings.reads("HINDSIGHT_MASTER_KEY")).isFalse();
    assertThat(settings.reads("QUARKUS_HTTP_PROT")).isFalse();
    assertThat(settings.reads("KAFKA_BOOTSTRAP_SERVER")).isFalse();
    assertThat(settings.isFixedAtBuild("QUARKUS_DATASOURCE_DB_KIND")).isTrue();
  }

  static Set<String> variables(Cluster cluster, JsonNode container) {
    var all = new LinkedHashSet<String>();
    for (JsonNode from : container.path("envFrom")) {
      String map = from.path("configMapRef").path("name").asText();
      all.addAll(Manifest.texts(cluster.the("ConfigMap", map).content().path("data")).keySet());
    }
    for (JsonNode variable : container.path("env")) {
      assertThat(all.add(variable.path("name").asText())).as("%s twice", variable).isTrue();
    }
    return all;
  }

  private static void isRead(String service, Set<String> variables) {
    ServiceSettings settings = settingsOf(service);
    assertThat(variables)
        .as("of %s", service)
        .isNotEmpty()
        .allMatch(settings::reads)
        .noneMatch(settings::isFixedAtBuild);
  }

  private static ServiceSettings settingsOf(String service) {
    return Objects.requireNonNull(known.get(service));
  }
}
