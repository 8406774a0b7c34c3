package dev.hindsight.command.backup.http;

import dev.hindsight.command.backup.Restore;
import dev.hindsight.command.backup.RestoreRefused;
import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.http.LineReader;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a request on their way into a restore; read only as fast as they are written. A
 * caller who goes away in the middle takes everything with him.
 */
final class RestoreUpload implements LineReader.Taker {

  private static final int LONGEST_LINE = 2 * 1024 * 1024;

  private final HttpServerRequest request;
  private @Nullable Restore restore;
  private boolean brokenOff;

  RestoreUpload(HttpServerRequest request) {
    this.request = request;
    request.pause();
    request.exceptionHandler(gone -> breakOff());
    request.response().closeHandler(gone -> breakOff());
  }

  Future<Restore.Restored> into(Restore begun) {
    restore = begun;
    if (brokenOff) {
      breakOff();
    } else {
      var reader = new LineReader(request, LONGEST_LINE, begun::wantsMore, this);
      begun.whenWanted(reader::readOn);
      reader.start();
    }
    return begun.outcome();
  }

  @Override
  public void line(byte[] line) {
    begun().line(line);
  }

  @Override
  public void tooLongALine() {
    begun()
        .fail(
            new RestoreRefused(
                Reason.DAMAGED, "a line is longer than any of an export: " + LONGEST_LINE));
  }

  @Override
  public void end() {
    begun().end();
  }

  private Restore begun() {
    if (restore == null) {
      throw new IllegalStateException("no line is read before the restore has begun");
    }
    return restore;
  }

  private void breakOff() {
    brokenOff = true;
    if (restore != null) {
      restore.fail(new RestoreRefused(Reason.DAMAGED, "the upload broke off"));
    }
  }
}
