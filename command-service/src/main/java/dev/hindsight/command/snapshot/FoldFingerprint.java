package dev.hindsight.command.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names the code of a fold: a hash over every class file of ours that it reaches, and over what
 * reads events and writes states. Rather too many classes than too few: a fold that is taken for
 * another only has to begin at the first event once more.
 */
final class FoldFingerprint {

  // Class names stand in constants, descriptors and signatures alike.
  private static final Pattern OURS = Pattern.compile("dev/hindsight/[\\w/$]+");

  private FoldFingerprint() {}

  static String of(Fold<?, ?> fold) {
    var loader = fold.getClass().getClassLoader();
    var reached = new TreeMap<String, byte[]>();
    var open = new ArrayDeque<String>();
    for (var root : List.of(fold.getClass(), EventCodec.class, StateCodec.class)) {
      open.add(root.getName().replace('.', '/'));
    }
    while (!open.isEmpty()) {
      var name = open.poll();
      if (!reached.containsKey(name)) {
        classFile(loader, name)
            .ifPresent(bytes -> {
              reached.put(name, bytes);
              addReferences(bytes, open);
            });
      }
    }
    if (!reached.containsKey(fold.getClass().getName().replace('.', '/'))) {
      throw new IllegalStateException(fold.getClass() + " has no class file");
    }
    return hash(reached);
  }

  private static void addReferences(byte[] bytes, ArrayDeque<String> open) {
    for (var entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        var names = OURS.matcher(text.stringValue());
        while (names.find()) {
          open.add(names.group());
        }
      }
    }
  }

  // As a resource: that works in a directory, in a jar and with the class loaders of the framework.
  private static Optional<byte[]> classFile(ClassLoader loader, String name) {
    try (var in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static String hash(TreeMap<String, byte[]> classes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      classes.forEach((name, bytes) -> {
        hash.update((name + ' ' + bytes.length + '\n').getBytes(UTF_8));
        hash.update(bytes);
      });
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }
}
