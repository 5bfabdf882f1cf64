package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue recommend USER`: what a running service would offer a listener now.
@Command(name = "recommend", description = "Ask a running service what it would offer a listener now.")
final class RecommendCommand implements Runnable {

    /// What kind of list.
    private enum Mode {
        MIXED,
        DISCOVER,
        FAMILIAR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "One of ${COMPLETION-CANDIDATES}: discover leaves out what the listener has played,"
                    + " familiar all else. Default: ${DEFAULT-VALUE}.")
    private Mode mode = Mode.MIXED;

    @Parameters(paramLabel = "USER", description = "The listener's id.")
    private String user = "";

    @Override
    public void run() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(service.limit()));
        query.put("mode", mode.toString());
        query.put("explain", "short");
        JsonNode list = service.client().get("/v1/users/" + ServiceClient.segment(user) + "/recommendations", query);

        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (service.json()) {
            Json.print(out, list);
        } else {
            if (list.path("cold_start").asBoolean()) {
                err.println("nothing is known about %s yet: this is what others listen to".formatted(user));
            }
            TrackTable.print(list.path("items"), out, err);
        }
        out.flush();
        err.flush();
    }
}
