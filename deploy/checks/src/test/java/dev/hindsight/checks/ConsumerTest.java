package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.consumer.NewConsumerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A consumer that was made yesterday fits a cluster that has been there for years. */
class ConsumerTest {
  private static final String NAME = "cart-pieces";

  @TempDir private Path root;

  @BeforeEach
  void make() throws IOException {
    Path services = Files.createDirectories(root.resolve("deploy/local/services"));
    try (Stream<Path> known = Files.list(Checkout.ROOT.resolve("deploy/local/services"))) {
      for (Path one : known.toList()) {
        Files.copy(one, services.resolve(one.getFileName()));
      }
    }
    Files.copy(Checkout.ROOT.resolve("pom.xml"), root.resolve("pom.xml"));
    assertThat(new CommandLine(new NewConsumerCommand(root)).execute(NAME)).isZero();
  }

  @Test
  void beside_both_overlays_it_is_what_they_expect() {
    Cluster.overlays().forEach(cluster -> fits(cluster.with(consumer())));
  }

  @Test
  void with_its_autoscaler_too() throws IOException {
    Path kustomization = root.resolve("deploy/kubernetes/" + NAME + "/kustomization.yaml");
    String text = Files.readString(kustomization);
    Files.writeString(
        kustomization, text.replace("# components:\n#   - scaling", "components:\n  - scaling"));

    Cluster scaled = Cluster.of("overlays/production").with(consumer());

    fits(scaled);
    assertThat(scaled.find("ScaledObject", NAME)).isPresent();
    assertThat(scaled.the("Deployment", NAME).pod().path("topologySpreadConstraints")).hasSize(2);
  }

  private Cluster consumer() {
    return Cluster.rendered(NAME, root.resolve("deploy/kubernetes/" + NAME));
  }

  private static void fits(Cluster cluster) {
    for (Manifest manifest : cluster.manifests()) {
      assertThat(Schemas.errors(manifest)).as("%s", manifest).isEmpty();
    }
    var references = new ReferencesTest();
    references.services_select_pods_and_name_their_ports(cluster);
    references.deployments_select_their_own_pods_alone(cluster);
    references.routes_lead_to_ports_of_services_and_hang_on_gateways(cluster);
    references.budgets_monitors_and_autoscalers_mean_pods_that_there_are(cluster);
    references.settings_and_secrets_that_are_named_are_there(cluster);
    new HardeningTest().pods_may_do_nothing_that_they_need_not(cluster);
    new HardeningTest().containers_say_what_they_need_and_are_asked_how_they_are(cluster);
    new KafkaResourcesTest().the_relay_alone_writes_events(cluster);
    ServiceSettings read = ServiceSettings.of("query-service");
    Manifest deployment = cluster.the("Deployment", NAME);
    assertThat(EnvironmentTest.variables(cluster, deployment.containers().getFirst()))
        .contains("KAFKA_SASL_JAAS_CONFIG")
        .allMatch(read::reads);
    assertThat(KafkaResourcesTest.may(user(cluster), "group", "hindsight." + NAME + ".", "Read"))
        .isTrue();
  }

  private static Manifest user(Cluster cluster) {
    return cluster.the("KafkaUser", NAME);
  }
}
