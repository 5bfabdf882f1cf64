package dev.segue.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// What the serializers are told, under the names that Confluent's use.
///
/// @param urls where registries listen, tried in turn
/// @param authorization the value of the `Authorization` header; empty: none
/// @param autoRegister whether a schema that the registry does not have is registered
/// @param useLatest whether values carry the id of the subject's latest schema
/// @param connectTimeout how long a connection may take
/// @param readTimeout how long an answer may take
record WireConfig(
        List<URI> urls,
        Optional<String> authorization,
        boolean autoRegister,
        boolean useLatest,
        Duration connectTimeout,
        Duration readTimeout) {

    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";
    static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
    static final String VALUE_STRATEGY = "value.subject.name.strategy";
    static final String KEY_STRATEGY = "key.subject.name.strategy";
    static final String AUTH_SOURCE = "basic.auth.credentials.source";
    static final String AUTH_USER = "basic.auth.user.info";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";

    private static final String TOPIC_NAME_STRATEGY = "TopicNameStrategy";

    static WireConfig of(Map<String, ?> configs) {
        refuseOtherStrategies(configs, VALUE_STRATEGY);
        refuseOtherStrategies(configs, KEY_STRATEGY);
        List<URI> urls = urls(configs);
        return new WireConfig(
                urls.stream().map(WireConfig::withoutUser).toList(),
                credentials(configs, urls).map(WireConfig::basic),
                flag(configs, AUTO_REGISTER, true),
                flag(configs, USE_LATEST, false),
                millis(configs, CONNECT_TIMEOUT, Duration.ofSeconds(3)),
                millis(configs, READ_TIMEOUT, Duration.ofSeconds(5)));
    }

    /// Returns a flag, which may be a `Boolean` or text.
    static boolean flag(Map<String, ?> configs, String key, boolean preset) {
        return switch (text(configs, key).orElse(Boolean.toString(preset))) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new ConfigException(key, other, "expected true or false");
        };
    }

    /// Returns a setting as text; empty when it is missing or blank.
    static Optional<String> text(Map<String, ?> configs, String key) {
        @Nullable Object value = configs.get(key);
        String text = switch (value) {
            case null -> "";
            case Class<?> type -> type.getName();
            case List<?> list ->
                String.join(",", list.stream().map(Object::toString).toList());
            default -> value.toString();
        };
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static void refuseOtherStrategies(Map<String, ?> configs, String key) {
        text(configs, key).filter(name -> !name.endsWith(TOPIC_NAME_STRATEGY)).ifPresent(name -> {
            throw new ConfigException(
                    key, name, "only TopicNameStrategy is supported: the subject is <topic>-value or <topic>-key");
        });
    }

    private static List<URI> urls(Map<String, ?> configs) {
        String text = text(configs, URL)
                .orElseThrow(() -> new ConfigException(URL + " is missing; expected one or more http(s) addresses"));
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(WireConfig::url)
                .toList();
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, together with what is no http address.
        }
        throw new ConfigException(URL, text, "expected http://host:port or https://host:port");
    }

    private static URI withoutUser(URI url) {
        String user = url.getRawUserInfo();
        return user == null ? url : URI.create(url.toString().replaceFirst(user + "@", ""));
    }

    private static Optional<String> credentials(Map<String, ?> configs, List<URI> urls) {
        return switch (text(configs, AUTH_SOURCE).orElse("URL")) {
            case "URL" ->
                urls.stream()
                        .flatMap(url -> Stream.ofNullable(url.getUserInfo()))
                        .findFirst();
            case "USER_INFO" ->
                Optional.of(text(configs, AUTH_USER)
                        .or(() -> text(configs, "schema.registry." + AUTH_USER))
                        .orElseThrow(() -> new ConfigException(AUTH_USER + " is missing; expected user:password")));
            case String other -> throw new ConfigException(AUTH_SOURCE, other, "expected URL or USER_INFO");
        };
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration millis(Map<String, ?> configs, String key, Duration preset) {
        String text = text(configs, key).orElse(Long.toString(preset.toMillis()));
        try {
            long millis = Long.parseLong(text);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException _) {
            // Refused below, together with zero and less.
        }
        throw new ConfigException(key, text, "expected a number of milliseconds above 0");
    }
}
