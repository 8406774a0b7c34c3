package dev.hindsight.local.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The newest status of every part: written down, then told, at each change. */
final class Board {
  private final Map<String, PartStatus> parts = new LinkedHashMap<>();
  private final StackFile file;
  private final StackListener listener;
  private final ProcessId launcher;
  private final String gateway;
  private final String data;
  private Phase phase = Phase.STARTING;

  Board(DataFolder data, String gateway, StackListener listener) {
    this.file = new StackFile(data);
    this.listener = listener;
    this.launcher = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
    this.gateway = gateway;
    this.data = data.root().toString();
  }

  synchronized void phase(Phase next) {
    phase = next;
    write();
  }

  synchronized void changed(PartStatus status) {
    PartStatus before = parts.put(status.name(), status);
    write();
    if (!status.equals(before)) {
      listener.changed(status);
    }
  }

  private void write() {
    file.write(new StackStatus(launcher, phase, gateway, data, new ArrayList<>(parts.values())));
  }
}
