package dev.hindsight.local.importer.wire;

/** One command as it goes over the wire, with the key that makes its repetition harmless. */
public record CommandLine(String command, String key, Object data) {}
