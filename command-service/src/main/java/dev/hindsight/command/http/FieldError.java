package dev.hindsight.command.http;

/**
 * What is wrong with one field.
 *
 * @param pointer where it stands (JSON Pointer, RFC 6901); for a part of the path its name
 * @param detail what was expected
 */
public record FieldError(String pointer, String detail) {}
