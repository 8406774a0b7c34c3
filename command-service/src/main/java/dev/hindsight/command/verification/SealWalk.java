package dev.hindsight.command.verification;

import dev.hindsight.command.seal.Seal;
import dev.hindsight.command.seal.SealKey;
import dev.hindsight.command.seal.SealTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the chain of seals in the order of positions, and tells where it does not hold. A
 * link behind one that is missing or not to be believed stands on its own signature.
 */
final class SealWalk {

  private static final int PAGE = 64;

  private final SealTable table;
  private final SealKey key;
  private final long head;
  private final Findings findings;
  private final Deque<Seal> next = new ArrayDeque<>();
  private byte @Nullable [] before;
  private @Nullable Seal current;
  private boolean believed;
  private long lastFirst = Long.MIN_VALUE;
  private long sealedTo;

  /** {@code beginning} is what the first link is bound to. */
  SealWalk(SealTable table, SealKey key, byte[] beginning, long head, Findings findings) {
    this.table = table;
    this.key = key;
    this.before = beginning;
    this.head = head;
    this.findings = findings;
  }

  /** The seal over a position, if there is one that can be believed. */
  @Nullable Seal over(long position) throws InterruptedException {
    while (sealedTo < position && advance()) {
      // The next one may be it.
    }
    return current != null && believed && current.holds(position) ? current : null;
  }

  /** Looks at the rest of the chain up to the head. */
  void finish() throws InterruptedException {
    while (sealedTo < head && advance()) {
      // Each is looked at on the way.
    }
  }

  /** The last position with a seal, up to the head. */
  long sealedTo() {
    return Math.min(sealedTo, head);
  }

  @Nullable String chainHash() {
    return current == null ? null : HexFormat.of().formatHex(current.chainHash());
  }

  private boolean advance() throws InterruptedException {
    if (next.isEmpty()) {
      next.addAll(table.after(lastFirst, PAGE));
    }
    var seal = next.peek();
    if (seal == null || seal.firstPosition() > head) {
      return false;
    }
    next.remove();
    lastFirst = seal.firstPosition();
    judge(seal);
    before = believed ? seal.chainHash() : null;
    current = seal;
    sealedTo = Math.max(sealedTo, seal.lastPosition());
    return true;
  }

  private void judge(Seal seal) {
    var expected = sealedTo + 1;
    believed = key.signed(seal);
    if (seal.firstPosition() > expected) {
      findings.of(Kind.SEAL_MISSING, expected, seal.firstPosition() - 1);
      before = null;
    }
    if (!believed) {
      findings.of(Kind.SEAL_ALTERED, seal.firstPosition(), seal.lastPosition());
    } else if (seal.firstPosition() < expected || (before != null && !seal.follows(before))) {
      findings.of(Kind.CHAIN_BROKEN, seal.firstPosition(), seal.lastPosition());
    }
  }
}
