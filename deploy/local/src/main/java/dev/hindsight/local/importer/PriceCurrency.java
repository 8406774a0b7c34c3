package dev.hindsight.local.importer;

import java.util.Currency;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says which currency the prices of the files are in. */
final class PriceCurrency {

  @Option(
      names = "--currency",
      defaultValue = "EUR",
      paramLabel = "CODE",
      description = "Currency of the prices (default: ${DEFAULT-VALUE}).")
  private String code = "EUR";

  Currency currency(CommandSpec spec) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--currency: expected an ISO 4217 code, found " + code, e);
    }
  }
}
