package dev.hindsight.local.importer.wire;

import java.util.concurrent.CompletableFuture;

/** Where commands go: each is answered once, or fails when the far side stays away. */
@FunctionalInterface
public interface Commands {

  CompletableFuture<Answer.Final> send(CommandLine command);
}
