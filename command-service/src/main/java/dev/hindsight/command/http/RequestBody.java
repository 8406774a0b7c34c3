package dev.hindsight.command.http;

import dev.hindsight.service.body.HangUp;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads the body of one command on the request's event loop. Not left to the framework: that has no
 * bound for a body that does not say how long it is, but one that ends the answer in the middle.
 */
final class RequestBody {

  private final HttpServerRequest request;
  private final UniEmitter<? super byte[]> reader;
  private final Buffer read = Buffer.buffer();

  private RequestBody(HttpServerRequest request, UniEmitter<? super byte[]> reader) {
    this.request = request;
    this.reader = reader;
  }

  /** The whole body; fails with {@link BadRequest} when it is too large or breaks off. */
  static Uni<byte[]> of(HttpServerRequest request) {
    return request.isEnded()
        ? Uni.createFrom().item(new byte[0])
        : Uni.createFrom().emitter(reader -> new RequestBody(request, reader).start());
  }

  private void start() {
    request
        .handler(this::more)
        .endHandler(end -> reader.complete(read.getBytes()))
        .exceptionHandler(
            gone -> reader.fail(new BadRequest(Problem.malformed("", "the body breaks off"))))
        .resume();
  }

  // What comes behind the limit is dropped: the caller hears of it while it still sends.
  private void more(Buffer chunk) {
    if (read.length() + chunk.length() > RequestLimits.LARGEST_BODY) {
      request.handler(dropped -> {});
      HangUp.soon(request);
      reader.fail(new BadRequest(Problems.ofStatus(413)));
    } else {
      read.appendBuffer(chunk);
    }
  }
}
