package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.embedded.EmbeddedRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets what @BeforeEach sets
class AvroSerdesTest {

    private static final String TOPIC = "segue.recommendations";

    private EmbeddedRegistry registry;

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(Optional.empty(), 0);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsWhatItWrote() {
        Serde<Recommendations> serde = AvroSerdes.create(Recommendations.class, configs(Map.of()));

        byte[] bytes = serde.serializer().serialize(TOPIC, list());

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(list());
    }

    @Test
    void keepsTombstones() {
        Serde<Recommendations> serde = AvroSerdes.create(Recommendations.class, configs(Map.of()));

        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void registersNothingWhenToldSo() {
        Serde<Recommendations> serde =
                AvroSerdes.create(Recommendations.class, configs(Map.of("auto.register.schemas", "false")));

        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, list()))
                .isInstanceOf(RegistryRefused.class)
                .hasMessageContaining("40401");

        new RegistryClient(configs(Map.of())).register(TOPIC + "-value", Recommendations.getClassSchema());
        assertThat(serde.serializer().serialize(TOPIC, list())).isNotNull();
    }

    @Test
    void goesToTheNextRegistryWhenOneIsAway() {
        Serde<Recommendations> serde = AvroSerdes.create(
                Recommendations.class,
                configs(Map.of("schema.registry.url", List.of("http://127.0.0.1:1", registry.url()))));

        assertThat(serde.serializer().serialize(TOPIC, list())).isNotNull();
    }

    @Test
    void saysThatNoRegistryCanBeReached() {
        Serde<Recommendations> serde =
                AvroSerdes.create(Recommendations.class, configs(Map.of("schema.registry.url", "http://127.0.0.1:1")));

        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, list())).isInstanceOf(RegistryUnreachable.class);
    }

    @Test
    void putsAnotherClassInItsPlace() {
        Map<String, Object> configs = configs(Map.of(AvroSerdes.SERIALIZER, StringSerializer.class.getName()));

        assertThat(AvroSerdes.create(Recommendations.class, configs).serializer())
                .isInstanceOf(StringSerializer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "value.subject.name.strategy, io.confluent.kafka.serializers.subject.RecordNameStrategy",
        "basic.auth.credentials.source, SASL_INHERIT",
        "basic.auth.credentials.source, USER_INFO",
        "auto.register.schemas, maybe",
        "schema.registry.url, localhost:8081",
        "http.read.timeout.ms, 0",
        "segue.wire.serializer, no.such.Serializer",
    })
    void namesTheSettingThatItRefuses(String key, String value) {
        assertThatThrownBy(() -> AvroSerdes.create(Recommendations.class, configs(Map.of(key, value))))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*(%s|basic.auth.user.info).*".formatted(key));
    }

    private Map<String, Object> configs(Map<String, ?> more) {
        Map<String, Object> configs = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        configs.putAll(more);
        return configs;
    }

    private static Recommendations list() {
        Reason reason = new Reason("because_you_listened", "t1", 0.6, "Because you listened to t1");
        RecommendedTrack track =
                new RecommendedTrack("t2", 1, 0.83, "co-listens", List.of(reason), "A Title", "The Invented");
        return new Recommendations("r-1", "ann", "mixed", Instant.parse("2026-03-01T12:00:00Z"), "", 0, List.of(track));
    }
}
