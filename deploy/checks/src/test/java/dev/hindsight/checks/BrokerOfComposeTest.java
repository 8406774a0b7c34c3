package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What compose tells its broker, told to the classes of a broker of the same version. */
class BrokerOfComposeTest {
  // Of the image's own scripts.
  private static final Set<String> OF_THE_IMAGE = Set.of("CLUSTER_ID", "KAFKA_HEAP_OPTS");

  @Test
  void every_setting_is_one_of_the_broker_and_together_they_make_one() throws Exception {
    Properties settings = settings();

    try (var broker = broker()) {
      assertThat(settings.stringPropertyNames()).allMatch(known(broker)::contains);
      assertThat(fromProperties(broker, settings)).isNotNull();
      settings.setProperty("controller.listener.names", "NONE");
      assertThatThrownBy(() -> fromProperties(broker, settings))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThat(image()).isEqualTo("apache/kafka:" + version());
  }

  private static Properties settings() {
    var settings = new Properties();
    Map<String, String> variables =
        Manifest.texts(
            Yaml.merged("deploy/compose/compose.yaml").at("/services/kafka/environment"));
    variables.forEach((name, value) -> {
      if (!OF_THE_IMAGE.contains(name)) {
        settings.setProperty(
            name.replaceFirst("^KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return settings;
  }

  private static URLClassLoader broker() throws IOException {
    var jars = new ArrayList<URL>();
    Path lib = Checkout.ROOT.resolve("deploy/broker/target/broker/lib");
    try (var files = Files.newDirectoryStream(lib, "*.jar")) {
      for (Path jar : files) {
        jars.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Set<?> known(ClassLoader broker) throws ReflectiveOperationException {
    Object definition =
        broker
            .loadClass("org.apache.kafka.server.config.AbstractKafkaConfig")
            .getField("CONFIG_DEF")
            .get(null);
    return (Set<?>) definition.getClass().getMethod("names").invoke(definition);
  }

  private static Object fromProperties(ClassLoader broker, Properties settings)
      throws ReflectiveOperationException {
    return broker
        .loadClass("kafka.server.KafkaConfig")
        .getMethod("fromProps", Properties.class)
        .invoke(null, settings);
  }

  private static String image() {
    return Yaml.merged("deploy/compose/compose.yaml").at("/services/kafka/image").asText();
  }

  private static String version() {
    return Checkout.text("pom.xml")
        .replaceAll("(?s).*<kafka.broker.version>(.*)</kafka.broker.version>.*", "$1");
  }
}
