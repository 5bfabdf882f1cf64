package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue similar TRACK`: the tracks nearest to one.
@Command(name = "similar", description = "Ask a running service which tracks are nearest to one.")
final class SimilarCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "TRACK", description = "The track's id.")
    private String track = "";

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "colistens (what follows it), factors (what the same listeners like), content (what is"
                    + " described alike) or blend. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String by = "colistens";

    @Override
    public void run() {
        Map<String, String> query = new TreeMap<>(Map.of("by", by, "limit", String.valueOf(service.limit())));
        JsonNode list = service.client().get("/v1/tracks/" + ServiceClient.segment(track) + "/similar", query);

        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (service.json()) {
            Json.print(out, list);
        } else {
            TrackTable.print(list.path("items"), out, err);
        }
        out.flush();
        err.flush();
    }
}
