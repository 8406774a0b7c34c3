package dev.hindsight.torture.rig;

import dev.hindsight.torture.evidence.Mail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be seen of a stack, whoever runs it. */
public interface Sight {

  /** All of them. */
  List<Replica> replicas();

  /** The log, as somebody who may see all of it. */
  Connection log() throws SQLException;

  /**
   * The database of a read service, as the service itself sees it: another role would find other
   * generations of its tables.
   */
  Connection readStore(Service service) throws SQLException;

  /** Of Kafka, past every proxy. */
  String bootstrapServers();

  /** All that have arrived; null where they are sent to nobody. */
  @Nullable List<Mail> mails();

  default List<Replica> replicasOf(Service service) {
    return replicas().stream().filter(replica -> replica.service() == service).toList();
  }

  /** The one that has been there longest. */
  default Replica anyOf(Service service) {
    return replicasOf(service).getFirst();
  }
}
