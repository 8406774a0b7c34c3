package dev.hindsight.kit.database;

/** A write touched another number of rows than it must; the transaction was rolled back. */
public final class WrongCount extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  WrongCount(Write write, int actual) {
    super(
        "%s: %d rows should be written, %d could be; the transaction was rolled back"
            .formatted(write.what(), write.rows(), actual));
    this.what = write.what();
  }

  /** What the write stores. */
  public String what() {
    return what;
  }
}
