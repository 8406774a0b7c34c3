package dev.hindsight.command.backup;

import dev.hindsight.command.personal.LogKey;
import dev.hindsight.command.personal.MasterKey;
import java.util.Base64;

/**
 * How an export tells the key of its log.
 *
 * @param name the same for the same key, and tells nothing of it
 * @param wrapped by the master key, base64: nothing to whom does not have that one
 */
public record ExportedKey(String name, String wrapped) {

  public static ExportedKey of(LogKey key, MasterKey master) {
    return new ExportedKey(key.name(), Base64.getEncoder().encodeToString(master.wrap(key)));
  }
}
