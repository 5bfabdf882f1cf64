package dev.segue.cli;

import dev.segue.serving.lookup.StoreDumps;
import java.io.PrintWriter;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `segue dump`: every row of a running process's stores, one JSON object a line.
@Command(
        name = "dump",
        description = {
            "Print every row of a running service's stores, one JSON object a line.",
            "Not a snapshot: let the input come to rest first (GET /v1/ledger balances)."
        })
final class DumpCommand implements Runnable {

    /// The names that completion offers.
    static final class StoreNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return StoreDumps.NAMES.iterator();
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceAddress address = new ServiceAddress();

    @Option(
            names = "--store",
            paramLabel = "NAME",
            completionCandidates = StoreNames.class,
            description = "One of ${COMPLETION-CANDIDATES}; may be repeated. Default: all of them.")
    private List<String> stores = new ArrayList<>();

    @Override
    public void run() {
        stores.stream()
                .filter(store -> !StoreDumps.NAMES.contains(store))
                .findFirst()
                .ifPresent(this::refuse);
        PrintWriter out = spec.commandLine().getOut();
        ServiceClient service = address.client();
        List<String> partial = new ArrayList<>();
        try {
            for (String store : stores.isEmpty() ? StoreDumps.NAMES : stores) {
                HttpHeaders headers = service.lines("/v1/dump/" + ServiceClient.segment(store), out::println);
                headers.firstValue("Segue-Partitions")
                        .filter(held -> !isAll(held))
                        .ifPresent(held -> partial.add(store + " " + held));
            }
        } finally {
            out.flush();
        }
        if (!partial.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.PARTLY,
                    "only a part of the partitions is in that process: " + String.join(", ", partial));
        }
    }

    private void refuse(String store) {
        throw new ParameterException(
                spec.commandLine(),
                "--store %s is no store; expected one of %s".formatted(store, String.join(", ", StoreDumps.NAMES)));
    }

    /// Returns whether `here/all` says that nothing is missing.
    private static boolean isAll(String held) {
        int slash = held.indexOf('/');
        return slash >= 0 && held.substring(0, slash).equals(held.substring(slash + 1));
    }
}
