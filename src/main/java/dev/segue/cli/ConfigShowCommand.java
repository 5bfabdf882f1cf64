package dev.segue.cli;

import dev.segue.app.EffectiveSetting;
import dev.segue.app.Settings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue config show`: the settings in force and where each came from.
@Command(
        name = "show",
        description = "Print the settings that were set, or with --effective all of them, and where each came from.")
final class ConfigShowCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--effective", description = "All settings, defaults included.")
    private boolean effective;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public void run() {
        List<EffectiveSetting> shown = Settings.effective(settings.sources()).stream()
                .filter(setting -> effective || !setting.isDefault())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(
                    out,
                    Map.of(
                            "settings",
                            shown.stream().map(ConfigShowCommand::toJson).toList()));
        } else if (shown.isEmpty()) {
            spec.commandLine().getErr().println("nothing is set; --effective shows the defaults");
        } else {
            print(out, shown);
        }
        out.flush();
    }

    private static void print(PrintWriter out, List<EffectiveSetting> shown) {
        TextTable table = new TextTable("KEY", "VALUE", "FROM");
        shown.forEach(setting -> table.row(setting.key(), setting.printableValue(), setting.origin()));
        table.print(out);
    }

    private static Map<String, String> toJson(EffectiveSetting setting) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("key", setting.key());
        object.put("value", setting.printableValue());
        object.put("from", setting.origin());
        return object;
    }
}
