package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names something else names something that is there. */
class ReferencesTest {

  static Stream<Cluster> overlays() {
    return Cluster.overlays();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void services_select_pods_and_name_their_ports(Cluster cluster) {
    for (Manifest service : cluster.all("Service")) {
      List<Manifest> behind =
          cluster.all("Deployment").stream()
              .filter(one -> selects(service.spec().path("selector"), one))
              .toList();
      assertThat(behind).as("behind %s", service).hasSize(1);
      for (JsonNode port : service.spec().path("ports")) {
        assertThat(portNames(behind.getFirst()))
            .as("%s", service)
            .contains(port.path("targetPort").asText());
      }
    }
  }

  private static boolean selects(JsonNode labels, Manifest deployment) {
    return deployment.podLabels().entrySet().containsAll(Manifest.texts(labels).entrySet());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void deployments_select_their_own_pods_alone(Cluster cluster) {
    for (Manifest deployment : cluster.all("Deployment")) {
      var selector = new Selector(deployment.spec().path("selector"));
      assertThat(cluster.all("Deployment"))
          .filteredOn(one -> selector.matches(one.podLabels()))
          .containsExactly(deployment);
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void routes_lead_to_ports_of_services_and_hang_on_gateways(Cluster cluster) {
    for (Manifest route : cluster.all("HTTPRoute")) {
      for (JsonNode parent : route.spec().path("parentRefs")) {
        cluster.the("Gateway", parent.path("name").asText());
      }
      for (JsonNode rule : route.spec().path("rules")) {
        for (JsonNode backend : rule.path("backendRefs")) {
          JsonNode ports =
              cluster.the("Service", backend.path("name").asText()).spec().path("ports");
          assertThat(ports).anyMatch(port -> port.path("port").equals(backend.path("port")));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void budgets_monitors_and_autoscalers_mean_pods_that_there_are(Cluster cluster) {
    for (Manifest budget : cluster.all("PodDisruptionBudget")) {
      assertThat(podsOf(cluster, budget.spec().path("selector"))).as("%s", budget).hasSize(1);
    }
    for (Manifest monitor : cluster.all("PodMonitor")) {
      List<Manifest> pods = podsOf(cluster, monitor.spec().path("selector"));
      assertThat(pods).as("%s", monitor).hasSameSizeAs(cluster.services());
      for (JsonNode endpoint : monitor.spec().path("podMetricsEndpoints")) {
        assertThat(pods).allMatch(pod -> portNames(pod).contains(endpoint.path("port").asText()));
      }
    }
    for (Manifest scaled : cluster.all("ScaledObject")) {
      Manifest target =
          cluster.the("Deployment", scaled.spec().path("scaleTargetRef").path("name").asText());
      assertThat(target.spec().has("replicas"))
          .as("%s says how many there are, and so does the autoscaler", target)
          .isFalse();
      assertThat(scaled.spec().path("maxReplicaCount").asInt()).isLessThanOrEqualTo(12);
      for (JsonNode trigger : scaled.spec().path("triggers")) {
        assertThat(trigger.path("metadata").path("query").asText())
            .contains("container=\"" + target.name() + "\"");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void policies_of_the_network_mean_pods_that_there_are(Cluster cluster) {
    for (Manifest policy : cluster.all("NetworkPolicy")) {
      assertThat(isThere(cluster, policy.spec().path("podSelector"))).as("%s", policy).isTrue();
      for (String direction : List.of("ingress", "egress")) {
        for (JsonNode rule : policy.spec().path(direction)) {
          for (String side : List.of("from", "to")) {
            for (JsonNode peer : rule.path(side)) {
              assertThat(!peer.has("podSelector") || isThere(cluster, peer.path("podSelector")))
                  .as("%s: %s", policy, peer)
                  .isTrue();
            }
          }
        }
      }
    }
  }

  // Pods of ours, of Kafka and of PostgreSQL, as their operators label them.
  private static boolean isThere(Cluster cluster, JsonNode selector) {
    var labels = new Selector(selector);
    return Stream.of(
            cluster.all("Deployment").stream().map(Manifest::podLabels),
            cluster.all("Cluster").stream().map(one -> Map.of("cnpg.io/cluster", one.name())),
            cluster.all("Kafka").stream()
                .map(one ->
                    Map.of(
                        "strimzi.io/cluster",
                        one.name(),
                        "strimzi.io/name",
                        one.name() + "-kafka")))
        .flatMap(all -> all)
        .anyMatch(labels::matches);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void settings_and_secrets_that_are_named_are_there(Cluster cluster) {
    Secrets secrets = cluster.secrets();
    for (Manifest deployment : cluster.services()) {
      for (JsonNode container : deployment.containers()) {
        for (JsonNode from : container.path("envFrom")) {
          cluster.the("ConfigMap", from.path("configMapRef").path("name").asText());
        }
        for (JsonNode variable : container.path("env")) {
          JsonNode secret = variable.path("valueFrom").path("secretKeyRef");
          assertThat(secret.isMissingNode()).as("%s has a value of its own", variable).isFalse();
          String name = secret.path("name").asText();
          boolean isOptional = secret.path("optional").asBoolean();
          assertThat(isOptional ? secrets.keysWhileItChanges(name) : secrets.keysOf(name))
              .as("%s", variable)
              .contains(secret.path("key").asText());
        }
      }
      for (JsonNode volume : deployment.pod().path("volumes")) {
        for (JsonNode item : volume.path("secret").path("items")) {
          assertThat(secrets.keysOf(volume.path("secret").path("secretName").asText()))
              .contains(item.path("key").asText());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void secrets_of_databases_gateways_and_backups_are_in_the_list(Cluster cluster) {
    Secrets secrets = cluster.secrets();
    Set<String> named = new HashSet<>();
    for (Manifest database : cluster.all("Cluster")) {
      JsonNode spec = database.spec();
      named.add(spec.path("bootstrap").path("initdb").path("secret").path("name").asText());
      for (JsonNode role : spec.path("managed").path("roles")) {
        named.add(role.path("passwordSecret").path("name").asText());
      }
    }
    for (String name : named) {
      assertThat(secrets.keysOf(name)).as(name).contains("username", "password");
    }
    for (Manifest gateway : cluster.all("Gateway")) {
      for (JsonNode listener : gateway.spec().path("listeners")) {
        for (JsonNode certificate : listener.path("tls").path("certificateRefs")) {
          assertThat(secrets.keysOf(certificate.path("name").asText()))
              .contains("tls.crt", "tls.key");
        }
      }
    }
    for (Manifest store : cluster.all("ObjectStore")) {
      for (JsonNode key : store.spec().path("configuration").path("s3Credentials")) {
        assertThat(secrets.keysOf(key.path("name").asText())).contains(key.path("key").asText());
      }
    }
    assertThat(cluster.all("Secret")).as("secrets in the repository").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void images_are_those_of_compose_and_ours_those_that_dockerfiles_make(Cluster cluster) {
    JsonNode compose = Checkout.yaml("deploy/compose/compose.yaml").path("services");
    for (Manifest deployment : cluster.all("Deployment")) {
      String image = deployment.containers().getFirst().path("image").asText();
      assertThat(compose.path(deployment.name()).path("image").asText()).isEqualTo(image);
    }
    for (Manifest service : cluster.services()) {
      String image = service.containers().getFirst().path("image").asText();
      assertThat(Checkout.text(service.name() + "/Dockerfile")).contains("-t " + image + " ");
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void files_that_are_mounted_are_there(Cluster cluster) {
    for (Manifest deployment : cluster.all("Deployment")) {
      for (JsonNode volume : deployment.pod().path("volumes")) {
        String map = volume.path("configMap").path("name").asText();
        assertThat(map.isEmpty() || cluster.find("ConfigMap", map).isPresent()).as(map).isTrue();
      }
    }
  }

  private static List<Manifest> podsOf(Cluster cluster, JsonNode selector) {
    return cluster.all("Deployment").stream()
        .filter(one -> new Selector(selector).matches(one.podLabels()))
        .toList();
  }

  private static List<String> portNames(Manifest deployment) {
    return deployment.containers().stream()
        .flatMap(container -> Manifest.list(container.path("ports")).stream())
        .map(port -> port.path("name").asText())
        .toList();
  }
}
