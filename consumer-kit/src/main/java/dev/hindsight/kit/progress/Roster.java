package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which generations there are, as far as this replica knows: of each projection the one that
 * readers see, and beside it those that are built or kept.
 */
public final class Roster {

  private final Map<String, Integer> codeVersions = new LinkedHashMap<>();
  private volatile Map<String, ProjectionId> live;
  private volatile List<ProjectionId> all;

  /** Before anything was seen: each projection as it is written. */
  public Roster(Collection<ProjectionId> written) {
    var first = new LinkedHashMap<String, ProjectionId>();
    written.forEach(id -> {
      first.put(id.name(), id);
      codeVersions.put(id.name(), id.version());
    });
    live = first;
    all = List.copyOf(first.values());
  }

  /** What was seen. */
  public void update(Map<String, ProjectionId> live, List<ProjectionId> all) {
    this.all = List.copyOf(all);
    var now = new LinkedHashMap<>(this.live);
    now.putAll(live);
    this.live = now;
  }

  /** The names of the projections, as they are written. */
  public Set<String> names() {
    return codeVersions.keySet();
  }

  /** The version of a projection's code in this replica. */
  public int codeVersion(String projection) {
    return codeVersions.getOrDefault(projection, 0);
  }

  /**
   * The generation that readers see.
   *
   * @throws IllegalArgumentException when there is no such projection
   */
  public ProjectionId live(String projection) {
    var id = live.get(projection);
    if (id == null) {
      throw new IllegalArgumentException(
          "there is no projection " + projection + ", only " + names());
    }
    return id;
  }

  /** The generations that readers see. */
  public List<ProjectionId> live() {
    return names().stream().map(this::live).toList();
  }

  /** All that have tables. */
  public List<ProjectionId> all() {
    return all;
  }
}
