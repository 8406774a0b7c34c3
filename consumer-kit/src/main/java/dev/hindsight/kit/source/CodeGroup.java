package dev.hindsight.kit.source;

import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import io.quarkus.arc.All;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Gives replicas with other versions of the projections' code a consumer group of their own: while
 * a deployment rolls, the old ones go on feeding what readers see and the new ones fill theirs,
 * each in all partitions.
 */
@Singleton
public final class CodeGroup implements ClientCustomizer<Map<String, Object>> {

  private final String code;

  CodeGroup(@All List<EntityProjection<?>> projections) {
    this.code = code(projections.stream().map(ProjectionId::of).toList());
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> config) {
    if (!channel.equals(EventsChannel.NAME)) {
      return config;
    }
    var own = new HashMap<>(config);
    own.computeIfPresent(ConsumerConfig.GROUP_ID_CONFIG, (key, group) -> group + "." + code);
    return own;
  }

  /** The same for the same names and versions, in whichever order. */
  static String code(List<ProjectionId> projections) {
    var text =
        projections.stream().map(ProjectionId::toString).sorted().collect(Collectors.joining(","));
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
