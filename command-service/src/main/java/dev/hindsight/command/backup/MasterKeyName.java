package dev.hindsight.command.backup;

import dev.hindsight.command.personal.MasterKey;
import java.util.Arrays;
import java.util.HexFormat;

/** Names a master key in an export, so that another one is noticed, and tells nothing of it. */
public final class MasterKeyName {

  private static final int BYTES = 8;

  private MasterKeyName() {}

  public static String of(MasterKey master) {
    var derived = master.derive("name-in-exports", "HmacSHA256").getEncoded();
    return HexFormat.of().formatHex(Arrays.copyOf(derived, BYTES));
  }
}
