package dev.hindsight.local.stack;

import java.util.List;

/** Which services there are; asked anew each time, for one may come while a stack runs. */
@FunctionalInterface
public interface Services {

  /** All of them, each behind those that it starts after. */
  List<ServiceDescription> all();

  /** The one of this name. */
  default ServiceDescription named(String name) {
    List<ServiceDescription> all = all();
    return all.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "there is no service "
                    + name
                    + ", only "
                    + all.stream().map(ServiceDescription::name).toList()
                    + "; ./hindsight new-consumer makes one"));
  }
}
