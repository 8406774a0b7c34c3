package dev.hindsight.local.stack;

import dev.hindsight.embedded.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part listens where: as asked for, else as last time when that is still free, else anywhere.
 */
public final class PortPlan {
  private final Map<String, Integer> ports;

  private PortPlan(Map<String, Integer> ports) {
    this.ports = Map.copyOf(ports);
  }

  /**
   * Chooses for all parts and remembers the choice; a port that was asked for and is taken is an
   * error.
   */
  static PortPlan choose(DataFolder data, List<String> parts, Map<String, Integer> wishes) {
    var remembered = new PropertyFile(data.ports());
    var chosen = new LinkedHashMap<String, Integer>();
    wishes.forEach((part, port) -> chosen.put(part, requireFree(part, port, chosen)));
    for (String part : parts) {
      chosen.computeIfAbsent(part, _ -> choose(remembered, part, chosen));
      remembered.put(part, String.valueOf(chosen.get(part)));
    }
    remembered.save();
    return new PortPlan(chosen);
  }

  /** The same with a port for one more part, remembered as the others are. */
  PortPlan with(DataFolder data, String part) {
    if (has(part)) {
      return this;
    }
    var remembered = new PropertyFile(data.ports());
    var chosen = new LinkedHashMap<>(ports);
    chosen.put(part, choose(remembered, part, chosen));
    remembered.put(part, String.valueOf(chosen.get(part)));
    remembered.save();
    return new PortPlan(chosen);
  }

  private static int requireFree(String part, int port, Map<String, Integer> chosen) {
    if (chosen.containsValue(port) || !Ports.isFree(port)) {
      String option = part.equals(Names.GATEWAY) ? "--port" : "--" + part + "-port";
      throw new IllegalStateException(
          "port "
              + port
              + " for the "
              + part
              + " is taken: stop what listens there, or choose another with "
              + option
              + " N");
    }
    return port;
  }

  private static int choose(PropertyFile remembered, String part, Map<String, Integer> chosen) {
    int port =
        remembered.get(part).map(Integer::valueOf).filter(Ports::isFree).orElseGet(Ports::free);
    while (chosen.containsValue(port)) {
      port = Ports.free();
    }
    return port;
  }

  public int of(String part) {
    Integer port = ports.get(part);
    if (port == null) {
      throw new IllegalArgumentException(
          "no port was chosen for " + part + ", only for " + ports.keySet());
    }
    return port;
  }

  public boolean has(String part) {
    return ports.containsKey(part);
  }
}
