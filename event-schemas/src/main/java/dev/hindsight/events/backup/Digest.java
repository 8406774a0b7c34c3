package dev.hindsight.events.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The running SHA-256 of the lines so far, each with the newline that ends it. */
public final class Digest {

  private final MessageDigest sha256;
  private long lines;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }

  /** Takes the next line, without its newline. */
  public void add(byte[] line) {
    sha256.update(line);
    sha256.update((byte) '\n');
    lines++;
  }

  public long lines() {
    return lines;
  }

  /** Of all lines so far, in hexadecimal; more may follow. */
  public String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this SHA-256 cannot be asked in between", e);
    }
  }
}
