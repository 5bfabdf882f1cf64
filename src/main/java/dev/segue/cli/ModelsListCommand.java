package dev.segue.cli;

import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder.Found;
import dev.segue.training.Manifest;
import dev.segue.training.Measured;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `segue models list`: what generations there are, and whether they are whole.
@Command(
        name = "list",
        description = "List the generations of a folder by the end of what they have learnt, and say which are broken."
                + " Every bit of them is read. Exit 3 when one is broken.")
final class ModelsListCommand implements Callable<Integer> {

    @Mixin
    private GenerationsOptions generations = new GenerationsOptions();

    @Mixin
    private Printing printing = new Printing();

    @Override
    public Integer call() {
        List<Found> all = generations.all();
        printing.print(
                Map.of("generations", all.stream().map(ModelsListCommand::json).toList()), out -> print(all, out));
        return all.stream().allMatch(Found::isWhole) ? ExitStatus.OK : ExitStatus.PARTLY;
    }

    private void print(List<Found> all, PrintWriter out) {
        if (all.isEmpty()) {
            out.println("there is no generation in %s".formatted(generations.folder()));
        } else {
            table(all).print(out);
        }
    }

    private static TextTable table(List<Found> all) {
        TextTable table = new TextTable(
                "GENERATION", "LEARNT UP TO", "TRACKS", "DIMENSIONS", "NDCG@20", "95 %", "POPULAR", "STATE");
        for (Found found : all) {
            if (found.generation().isPresent()) {
                Manifest manifest = found.generation().get().manifest();
                Measured ndcg = manifest.measures().getFirst();
                table.row(
                        found.name(),
                        manifest.data().cutoff(),
                        String.format(Locale.ROOT, "%,d", manifest.tracks()),
                        Integer.toString(manifest.settings().dimensions()),
                        share(ndcg.value()),
                        share(ndcg.interval().low()) + " to "
                                + share(ndcg.interval().high()),
                        share(ndcg.popular()),
                        "whole");
            } else {
                table.row(found.name(), "", "", "", "", "", "", "broken: " + found.fault());
            }
        }
        return table;
    }

    private static Map<String, Object> json(Found found) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("generation", found.name());
        line.put("whole", found.isWhole());
        found.generation().map(Generation::manifest).ifPresent(manifest -> line.put("manifest", manifest));
        if (!found.isWhole()) {
            line.put("fault", found.fault());
        }
        return line;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
