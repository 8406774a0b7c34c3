package dev.hindsight.local.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a stack is made of.
 *
 * @param root the folder of the repository
 * @param data where everything is kept
 * @param ports the ports asked for, by part; the others are chosen
 */
public record StackOptions(
    Path root, DataFolder data, Services services, Map<String, Integer> ports) {}
