package dev.hindsight.kit.generation;

import dev.hindsight.kit.projection.ProjectionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One filling of a projection's tables.
 *
 * @param codeVersion of the fold that fills it
 * @param tables the names of its tables; none when it was there before they were noted
 * @param schema where they are; null where readers look
 * @param sandbox its name, if it is one
 * @param asOf the moment at which a sandbox stays
 * @param byHand whether an operator wants to switch to it, rather than that it switches by itself
 * @param held why it does not switch by itself
 * @param comparison with the live one, as JSON
 */
public record Generation(
    ProjectionId id,
    int codeVersion,
    Standing standing,
    List<String> tables,
    @Nullable String schema,
    @Nullable String sandbox,
    @Nullable Instant asOf,
    boolean byHand,
    @Nullable String held,
    @Nullable String comparison,
    Instant startedAt,
    @Nullable Instant levelAt,
    @Nullable Instant liveAt,
    @Nullable Instant endedAt) {

  /** Where the tables of readers are. */
  public static final String READERS = "public";

  public Generation {
    tables = List.copyOf(tables);
  }

  /** Where its tables are while readers do not see it. */
  public String ownSchema() {
    return ownSchema(id);
  }

  /** The same in another schema. */
  public Generation in(@Nullable String elsewhere) {
    return new Generation(
        id,
        codeVersion,
        standing,
        tables,
        elsewhere,
        sandbox,
        asOf,
        byHand,
        held,
        comparison,
        startedAt,
        levelAt,
        liveAt,
        endedAt);
  }

  /** The schema of a generation's own: {@code g2_cart_journeys}. */
  static String ownSchema(ProjectionId id) {
    return "g" + id.version() + "_" + id.name().replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
