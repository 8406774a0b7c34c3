package dev.hindsight.command.verification;

/** What can be wrong, what it means, and what to do about it. */
public enum Kind {
  MISSING_IN_LOG(
      "missing-in-log",
      "the event is not in the log any more, but the topic or a seal knows its position",
      "somebody deleted it by hand, or an older state was restored: restore the log from an export"),
  ALTERED_IN_LOG(
      "altered-in-log",
      "the event in the log is not what was sealed",
      "somebody changed it by hand: the topic or an export still says what it was"),
  DOUBLED_IN_LOG(
      "doubled-in-log",
      "the log has a second event at a position",
      "somebody added it by hand: see which of the two the topic holds"),
  INSERTED_IN_LOG(
      "inserted-in-log",
      "the ids of the event are not those that the service makes in its batch",
      "somebody added it by hand: no command led to it"),
  BEYOND_THE_HEAD(
      "beyond-the-head",
      "the log has an event behind what it takes for its end",
      "somebody added it, or set the end back, by hand: no append is possible any more"),
  BATCH_ALTERED(
      "batch-altered",
      "the batch says another number of events than it has",
      "somebody changed it by hand: readers in the middle of it may miss events"),
  VERSION_MISSING(
      "version-missing",
      "the log does not have the version before in the same stream",
      "somebody changed or deleted it by hand: see GET /streams/{stream}"),
  TIME_GOES_BACK(
      "time-goes-back",
      "the event is recorded before the one in front of it",
      "the recording time of one of the two was changed by hand"),
  MISSING_IN_TOPIC(
      "missing-in-topic",
      "the topic does not have the event",
      "the relay is behind (GET /admin/relay), or records were deleted: then the topic has to be made anew"),
  ALTERED_IN_TOPIC(
      "altered-in-topic",
      "the log has what was sealed, the topic something else",
      "somebody else writes to the topic: take the right away, make the topic anew"),
  LOG_AND_TOPIC_DIFFER(
      "log-and-topic-differ",
      "log and topic differ, and the event is not sealed or its seal not to be believed",
      "one of the two was changed by hand: an export may tell which"),
  DOUBLED_IN_TOPIC(
      "doubled-in-topic",
      "the topic has a second record of the position",
      "somebody else writes to the topic: readers that go by position are not misled, others are"),
  OUT_OF_ORDER_IN_TOPIC(
      "out-of-order-in-topic",
      "the record stands in its partition before or behind where it belongs",
      "the topic was not written by the relay: make it anew"),
  WRONG_PARTITION(
      "wrong-partition",
      "the record is in another partition than its stream",
      "the topic was not written by the relay, or got partitions by hand: make it anew"),
  FOREIGN_IN_TOPIC(
      "foreign-in-topic",
      "the record is of no event of this log",
      "somebody else writes to the topic: take the right away, make the topic anew"),
  SEAL_MISSING(
      "seal-missing",
      "there is no seal over these positions, but there are later ones",
      "somebody deleted it by hand: these events are only as good as the topic says"),
  SEAL_ALTERED(
      "seal-altered",
      "the seal was not made with the key of this log",
      "somebody changed it by hand, perhaps together with events (or the key was changed): these events are only as good as the topic says"),
  CHAIN_BROKEN(
      "chain-broken",
      "the seal does not follow from the one before it",
      "seals were deleted or put back by hand, or the log's name was changed");

  private final String text;
  private final String meaning;
  private final String advice;

  Kind(String text, String meaning, String advice) {
    this.text = text;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** Its name for programs. */
  public String text() {
    return text;
  }

  String meaning() {
    return meaning;
  }

  String advice() {
    return advice;
  }
}
