package dev.hindsight.command.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount as it stands in requests. */
@Schema(name = "Money")
public record MoneyBody(
    @Schema(examples = "12.00") String amount, @Schema(examples = "EUR") String currency) {}
