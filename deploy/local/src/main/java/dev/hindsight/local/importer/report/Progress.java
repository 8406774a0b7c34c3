package dev.hindsight.local.importer.report;

/** Shows how far the rows are, how fast they go, and how long it will take. */
public interface Progress extends AutoCloseable {

  /** So many rows are done, of all files together. */
  void rows(long done);

  @Override
  void close();
}
