package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pod keeps the pod security standard "restricted", says what it needs, and is asked how it
 * is.
 */
class HardeningTest {

  static Stream<Cluster> clusters() {
    return Cluster.all();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void pods_may_do_nothing_that_they_need_not(Cluster cluster) {
    assertThat(cluster.all("Deployment")).hasSizeGreaterThanOrEqualTo(Checkout.SERVICES.size());
    for (Manifest deployment : cluster.all("Deployment")) {
      JsonNode pod = deployment.pod();
      assertThat(pod.path("hostNetwork").asBoolean()).isFalse();
      assertThat(pod.path("hostPID").asBoolean()).isFalse();
      assertThat(pod.path("hostIPC").asBoolean()).isFalse();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
      assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.path("securityContext").path("runAsUser").asInt()).isPositive();
      assertThat(pod.path("securityContext").path("seccompProfile").path("type").asText())
          .isEqualTo("RuntimeDefault");
      for (JsonNode volume : pod.path("volumes")) {
        assertThat(volume.has("emptyDir") || volume.has("secret") || volume.has("configMap"))
            .as("%s", volume)
            .isTrue();
      }
      deployment.containers().forEach(HardeningTest::is_contained);
    }
    for (Manifest service : cluster.services()) {
      for (JsonNode container : service.containers()) {
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
            .as("%s", service)
            .isTrue();
      }
    }
  }

  private static void is_contained(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("privileged").asBoolean()).isFalse();
    assertThat(Manifest.list(security.path("capabilities").path("drop")))
        .extracting(JsonNode::asText)
        .containsExactly("ALL");
    assertThat(security.path("capabilities").has("add")).isFalse();
    for (JsonNode port : container.path("ports")) {
      assertThat(port.has("hostPort")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void containers_say_what_they_need_and_are_asked_how_they_are(Cluster cluster) {
    for (Manifest deployment : cluster.all("Deployment")) {
      for (JsonNode container : deployment.containers()) {
        JsonNode resources = container.path("resources");
        assertThat(resources.path("requests").has("cpu")).isTrue();
        assertThat(resources.path("requests").has("memory")).isTrue();
        assertThat(resources.path("limits").has("memory")).isTrue();
        assertThat(container.has("startupProbe")).isTrue();
        assertThat(container.has("readinessProbe")).isTrue();
        assertThat(container.has("livenessProbe")).isTrue();
        assertThat(container.path("image").asText()).matches(".*:v?[0-9][^:]*");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void our_services_are_asked_where_they_answer(Cluster cluster) {
    for (Manifest service : cluster.services()) {
      for (JsonNode container : service.containers()) {
        assertThat(path(container, "startupProbe")).isEqualTo("/q/health/started");
        assertThat(path(container, "readinessProbe")).isEqualTo("/q/health/ready");
        assertThat(path(container, "livenessProbe")).isEqualTo("/q/health/live");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void nothing_is_of_whichever_version_is_the_latest(Cluster cluster) {
    for (Manifest database : cluster.all("Cluster")) {
      assertThat(database.spec().path("imageName").asText()).matches(".*:[0-9]+[.][0-9].*");
    }
    for (Manifest kafka : cluster.all("Kafka")) {
      assertThat(kafka.spec().path("kafka").path("version").asText()).matches("[0-9.]+");
    }
  }

  private static String path(JsonNode container, String probe) {
    return container.path(probe).path("httpGet").path("path").asText();
  }
}
