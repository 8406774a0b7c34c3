package dev.hindsight.local.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.local.access.StackAddress;
import dev.hindsight.local.importer.csv.InputFile;
import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.UnusableInput;
import dev.hindsight.local.importer.report.ClosingTable;
import dev.hindsight.local.importer.report.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight import FILE…}: replays real shop traffic through the public interface. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replays real shop traffic through the public HTTP interface.",
      "The same files a second time change nothing: a run that was stopped is simply repeated.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all files were gone through",
      "1:something stopped the run; it can be repeated",
      "2:wrong usage, a missing file or a wrong header: nothing was sent",
    })
public final class ImportCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int STOPPED = 1;
  private static final int USAGE = 2;
  private static final int MOST_ROUNDS = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "CSV with event_time,event_type,product_id,price,user_id,user_session;",
        "or product data: product_id,category_id,category_code,brand.",
      })
  private List<Path> paths = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Go through each file N times, each time with other visitors doing the same:",
        "makes a large log out of small files. The first time is that of a plain import,",
        "so that a run with a larger N adds what is missing.",
      })
  private int rounds = 1;

  @Mixin private final StackAddress target = new StackAddress();

  @Mixin private final PriceCurrency currency = new PriceCurrency();

  @Option(
      names = "--no-products",
      description = "Leave a products.csv that lies beside a file alone.")
  private boolean noProducts;

  @Option(names = "--json", description = "Print the figures as JSON too, as the last line.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var url = target.url(spec);
    var money = currency.currency(spec);
    checkRounds();
    try (var interrupt = Interrupt.listen()) {
      var files = ImportFiles.check(paths, !noProducts);
      if (files.events().isEmpty()) {
        return refuse("no file with shop traffic is named, only product data");
      }
      var importer = new Importer(url, target.bearer(), products(files), money, rounds, err());
      return report(importer.run(files, interrupt::requested));
    } catch (UnusableInput e) {
      return refuse(e.problem());
    }
  }

  private void checkRounds() {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(), "--repeat: expected 1 to " + MOST_ROUNDS + ", found " + rounds);
    }
  }

  private Products products(ImportFiles files) throws IOException {
    var products = new Products();
    for (InputFile file : files.products()) {
      products.add(file);
      err().printf("Brands and categories: %s (%d rows)%n", file.path(), file.rows());
    }
    if (products.malformed() > 0) {
      err().printf("%d rows of product data cannot be read%n", products.malformed());
    }
    err().flush();
    return products;
  }

  private int report(Result result) throws JsonProcessingException {
    var out = spec.commandLine().getOut();
    out.print(ClosingTable.of(result));
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(result));
    }
    out.flush();
    return switch (result.outcome()) {
      case COMPLETE -> OK;
      case STOPPED -> stopped("Stopped.");
      case FAILED -> stopped("The import did not come to its end: " + result.problem() + ".");
    };
  }

  private int stopped(String why) {
    err().println(why + " Run it again to go on: what is already there is not done twice.");
    err().flush();
    return STOPPED;
  }

  private int refuse(String problem) {
    err().println(problem);
    err().flush();
    return USAGE;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
