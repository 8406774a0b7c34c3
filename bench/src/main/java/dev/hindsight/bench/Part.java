package dev.hindsight.bench;

import dev.hindsight.bench.measure.Figure;
import java.util.List;

/** Something that is measured by itself: {@code ./hindsight bench NAME}. */
public interface Part {

  String name();

  /** Starts what it needs, measures, and leaves nothing running. */
  List<Figure> measure(Plan plan) throws Exception;
}
