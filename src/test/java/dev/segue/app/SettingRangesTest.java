package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each settings record checks its own ranges, and its message begins with the key: both are seen from here.
class SettingRangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segue.intake.earliest|1969-12-31T23:59:59Z|must be 1970-01-01T00:00:00Z or later",
                "segue.intake.max-lead|-PT1S|must not be negative",
                "segue.intake.duplicate-ttl|0s|must be positive",
                "segue.listener.session-gap|0s|must be positive",
                "segue.colistens.half-life|0s|must be positive",
                "segue.colistens.row-limit|-1|must be 0 (unpruned) or more",
                "segue.colistens.merge-every|0|must be 1 or more",
                "segue.colistens.skip-penalty|1.1|must lie in [0, 1]",
                "segue.colistens.skip-penalty|NaN|must lie in [0, 1]",
                "segue.blend.fade|0|must be more than 0, at most 1",
                "segue.blend.recent-plays|33|must be 1 to 32",
                "segue.blend.per-source|0|must be 1 to 1000",
                "segue.blend.left-out|11|must be 0 to the recent plays",
                "segue.blend.damping|2|must be 0 to 1",
                "segue.blend.shrinkage|-1|must be 0 to 1e6",
                "segue.blend.mixed|nonsense:1|must be pairs such as successors:0.5,next:1",
                "segue.blend.mixed|next:1,next:2|must be pairs such as successors:0.5,next:1",
                "segue.blend.mixed|next:-1|must be pairs such as successors:0.5,next:1",
                "segue.blend.mixed|next|must be pairs such as successors:0.5,next:1",
                "segue.ranker.rate|0|must be more than 0",
                "segue.ranker.window|0|must be 1 or more",
                "segue.retraining.schedule|'0 3 * *'|has five fields, such as 0 3 * * *",
                "segue.retraining.schedule|'60 3 * * *'|has fields from 0 to 59",
                "segue.retraining.heap-bytes|1MB|must be 64MB or more",
                "segue.retraining.latest-events|0|must be 1 or more",
                "segue.retraining.every|0|must be 1 or more",
                "segue.generations.memory-bytes|1000|must be 1MB or more",
                "segue.factors.dimensions|24|must be a multiple of 16",
                "segue.factors.interactions|0|must lie in [1, 1000]",
                "segue.factors.reservoir|0|must lie in [1, 1000]",
                "segue.factors.listeners|0|must lie in [1, 100]",
                "segue.factors.missing|1.5|must lie in [0, 1]",
                "segue.factors.ridge|0|must lie in [0.001, 1000]",
                "segue.factors.fade|0|must lie in (0, 1]",
                "segue.factors.negative|-1|must lie in [0, 100]",
                "segue.factors.enabled|maybe|must be true or false",
                "segue.trending.size|0|must be 1 or more",
                "segue.trending.usual-half-life|1d|must be longer than half-life",
                "segue.trending.shrinkage|0|must be more than 0",
                "segue.trending.country-least|-1|must be from 0",
                "segue.variety.diversity|1.1|must lie in [0, 1]",
                "segue.variety.same-artist|NaN|must lie in [0, 1]",
                "segue.variety.same-album|-1|must lie in [0, 1]",
                "segue.variety.most-of-artist|0|must be 1 or more",
                "segue.variety.most-of-album|0|must be 1 or more",
                "segue.topology.bootstrap-servers|' '|must name a broker",
                "segue.topology.application-id|a b|must be letters, digits",
                "segue.topology.topic-prefix|se/gue|must be letters, digits",
                "segue.topology.node-id|a/b|must be letters, digits",
                "segue.topology.partitions|0|must be 1 or more",
                "segue.topology.replication|0|must be 1 or more",
                "segue.topology.threads|0|must be 1 or more",
                "segue.topology.standbys|-1|must be 0 or more",
                "segue.topology.commit-interval|0ms|must be positive",
                "segue.topology.publish-rows-per-second|0|must be 1 or more",
                "segue.topology.scored-fraction|1.5|must lie in [0, 1]",
                "segue.topology.lists-per-second|-1|must be 0 or more",
                "segue.rocksdb.block-cache-bytes|1000|must be 1 MB or more",
                "segue.rocksdb.write-buffer-bytes|0|must be 1 MB or more",
                "segue.http.host|' '|must be an address or a name",
                "segue.http.port|65536|must lie in [0, 65535]",
                "segue.http.max-body-bytes|10|must lie in [1024, 1073741824]",
                "segue.http.body-budget-bytes|10|must be at least max-body-bytes",
                "segue.http.head-timeout|0s|must be more than zero and at most an hour",
                "segue.http.idle-timeout|0s|must be more than zero and at most an hour",
                "segue.http.max-events|0|must lie in [1, 1000000]",
                "segue.http.max-concurrent-requests|0|must lie in [1, 1000000]",
                "segue.http.max-streams|-1|must lie in [0, 100000]",
                "segue.http.body-timeout|0s|must be more than zero and at most an hour",
                "segue.http.drain-timeout|2h|must be more than zero and at most an hour"
            })
    void refuseWhatLiesOutside(String key, String value, String expected) {
        SettingsSources sources = new SettingsSources(Optional.empty(), Map.of(), List.of()).with(key, value, "--set");

        assertThatThrownBy(() -> Settings.load(sources))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(key + " " + expected)
                .hasMessageEndingWith("(from --set)");
    }
}
