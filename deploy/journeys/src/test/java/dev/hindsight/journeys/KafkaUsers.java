package dev.hindsight.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Topics and users of Kafka as the manifests say them, in the words of its own client. */
final class KafkaUsers {
  private static final Path BASE =
      Path.of(System.getProperty("hindsight.root"), "deploy/kubernetes/base");
  private static final YAMLMapper YAML = new YAMLMapper();

  private KafkaUsers() {}

  /** What Strimzi's user operator would grant to a service. */
  static List<AclBinding> rightsOf(String service) throws IOException {
    JsonNode user = YAML.readTree(BASE.resolve(service).resolve("kafka-user.yaml").toFile());
    var rights = new ArrayList<AclBinding>();
    for (JsonNode acl : user.path("spec").path("authorization").path("acls")) {
      for (JsonNode operation : acl.path("operations")) {
        rights.add(
            new AclBinding(
                pattern(acl.path("resource")),
                new AccessControlEntry(
                    "User:" + user.path("metadata").path("name").asText(),
                    "*",
                    operation(operation.asText()),
                    AclPermissionType.ALLOW)));
      }
    }
    return rights;
  }

  private static ResourcePattern pattern(JsonNode resource) {
    ResourceType type =
        switch (resource.path("type").asText()) {
          case "topic" -> ResourceType.TOPIC;
          case "group" -> ResourceType.GROUP;
          case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
          default -> throw new AssertionError("a resource that we do not use: " + resource);
        };
    boolean prefix = resource.path("patternType").asText().equals("prefix");
    return new ResourcePattern(
        type, resource.path("name").asText(), prefix ? PatternType.PREFIXED : PatternType.LITERAL);
  }

  private static AclOperation operation(String camelCase) {
    String words = camelCase.replaceAll("([a-z])([A-Z])", "$1_$2");
    return AclOperation.fromString(words.toUpperCase(Locale.ROOT));
  }

  /** What Strimzi's topic operator would make, on one broker. */
  static List<NewTopic> topics() throws IOException {
    var topics = new ArrayList<NewTopic>();
    try (var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(BASE.resolve("topics.yaml").toFile())) {
      while (documents.hasNext()) {
        JsonNode spec = documents.next().path("spec");
        var topic =
            new NewTopic(
                spec.path("topicName").asText(), spec.path("partitions").asInt(), (short) 1);
        topics.add(topic.configs(settings(spec.path("config"))));
      }
    }
    return topics;
  }

  private static Map<String, String> settings(JsonNode config) {
    var settings = new HashMap<String, String>();
    config.properties().forEach(one -> settings.put(one.getKey(), one.getValue().asText()));
    settings.put("min.insync.replicas", "1");
    return settings;
  }
}
