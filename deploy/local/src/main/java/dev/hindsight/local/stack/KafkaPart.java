package dev.hindsight.local.stack;

import dev.hindsight.embedded.EmbeddedKafka;
import dev.hindsight.embedded.GuardedProcess;
import java.nio.file.Path;
import java.util.Optional;

/** The one Kafka broker. */
final class KafkaPart implements Part {
  private final EmbeddedKafka broker;
  private final Path log;

  KafkaPart(DataFolder data, int port) {
    this.log = data.log(name());
    this.broker = EmbeddedKafka.at(data.part(name())).port(port).log(log);
  }

  @Override
  public GuardedProcess start() {
    return broker.start().process();
  }

  @Override
  public Optional<GuardedProcess> process() {
    return broker.lastProcess();
  }

  @Override
  public String name() {
    return Names.KAFKA;
  }

  @Override
  public String address() {
    return broker.bootstrapServers();
  }

  @Override
  public Path log() {
    return log;
  }
}
