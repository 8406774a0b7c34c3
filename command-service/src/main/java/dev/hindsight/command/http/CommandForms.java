package dev.hindsight.command.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every command that can be sent by name. */
public final class CommandForms {

  private final Map<String, CommandForm> byName;

  public CommandForms(List<CommandForm> forms) {
    this.byName = forms.stream().collect(Collectors.toMap(CommandForm::name, Function.identity()));
  }

  Optional<CommandForm> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }
}
