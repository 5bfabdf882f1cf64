package dev.segue.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes `topology-docs/generated/settings.md` from the settings records: the meaning of a key is the `@param` of its
/// component, so that there is one text to keep right.
final class SettingsPage {

    private static final Path SOURCES = Path.of("src/main/java");

    private SettingsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Generated from the settings records; a test fails when this page is stale. To write it anew:
                `mvn -q test -Dtest=SettingsPageTest -Dsegue.docs.write=true`.

                A flag (`--set KEY=VALUE`) wins over the environment (`SEGUE_HTTP_PORT` for `segue.http.port`), and that
                over a file (`--config FILE`, `SEGUE_CONFIG`, or `segue.properties` in the working directory). Unknown keys
                are refused. `segue config show --effective` prints every value and where it came from.

                Keys below `segue.kafka.` go to every Kafka client as they are, keys below `segue.streams.` to Kafka Streams
                (`segue.kafka.security.protocol=SASL_SSL`). Secrets belong in files that Kafka reads itself:
                `segue.kafka.config.providers=file`.

                A duration has a unit (`100ms`, `30s`, `5m`, `6h`, `2d`) or is ISO 8601 (`PT1H30M`); 1 KB is 1,024 bytes.
                """);
        Settings.GROUPS.forEach(group -> page.append(section(group)));
        return page.toString();
    }

    private static String section(SettingGroup<?> group) {
        String source = sourceOf(group.defaults().getClass());
        String rows = group.keys().stream()
                .map(key -> "| `%s` | `%s` | %s | %s |"
                        .formatted(
                                key.key(),
                                key.defaultText(),
                                SettingText.unit(key.component()),
                                meaningOf(key.component().getName(), source)))
                .collect(Collectors.joining("\n"));
        return "\n## `%s*`\n\n%s\n\n| key | default | unit | meaning |\n| --- | --- | --- | --- |\n%s\n"
                .formatted(group.prefix(), firstSentence(source), rows);
    }

    private static String sourceOf(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String firstSentence(String source) {
        Matcher matcher = Pattern.compile("^/// (.+)$", Pattern.MULTILINE).matcher(source);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String meaningOf(String component, String source) {
        Matcher matcher = Pattern.compile("^/// @param " + component + " (.+(?:\\n///     .+)*)", Pattern.MULTILINE)
                .matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException("no `@param %s` in the settings record".formatted(component));
        }
        return matcher.group(1).replaceAll("\\n///\\s+", " ").replaceAll("\\[([^\\]]+)\\]\\[[^\\]]*\\]", "$1");
    }
}
