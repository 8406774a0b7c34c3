package dev.hindsight.torture.simulation;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Others may have their turn whenever somebody looks at it. */
final class SteppingRecord extends ConsumerRecord<String, byte[]> {

  private final Scheduler scheduler;

  SteppingRecord(Scheduler scheduler, ConsumerRecord<String, byte[]> record) {
    super(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        0,
        0,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
    this.scheduler = scheduler;
  }

  @Override
  public long offset() {
    // Null while the constructor above looks at it itself.
    if (scheduler != null && scheduler.happens(0.2)) {
      scheduler.step();
    }
    return super.offset();
  }
}
