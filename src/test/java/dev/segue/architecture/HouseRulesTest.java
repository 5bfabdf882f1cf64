package dev.segue.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names, sizes and clocks.
@AnalyzeClasses(packages = "dev.segue", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final int LONGEST_FILE = 400;

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.util.Date.<init>");

    @ArchTest
    static final ArchRule namesSayWhatItIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
            .because("such a name says that nobody knew what the class is");

    @ArchTest
    static final ArchRule onlyTheOutermostRingAsksTheClock = classes()
            .that()
            .resideOutsideOfPackages("dev.segue.app..", "dev.segue.cli..", "dev.segue.embedded..")
            .should(notAskTheClock())
            .because("what is learnt must be the same when the input is replayed; clocks come through the constructor");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noFileIsLongerThanFourHundredLines(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lengthOf(file) > LONGEST_FILE)
                    .toList();

            assertThat(tooLong).isEmpty();
        }
    }

    private static long lengthOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ArchCondition<JavaClass> notAskTheClock() {
        return new ArchCondition<>("not ask the machine's clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.of(
                                type.getMethodCallsFromSelf(),
                                type.getMethodReferencesFromSelf(),
                                type.getConstructorCallsFromSelf(),
                                type.getConstructorReferencesFromSelf())
                        .flatMap(Set::stream)
                        .filter(access -> isClock(access.getTarget()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, describe(access))));
            }
        };
    }

    private static boolean isClock(CodeUnitAccessTarget target) {
        boolean withoutArguments = target.getRawParameterTypes().isEmpty();
        boolean ofAZone = target.getName().equals("system");
        return (withoutArguments || ofAZone)
                && CLOCKS.contains(target.getOwner().getName() + "." + target.getName());
    }

    private static String describe(JavaCodeUnitAccess<?> access) {
        return access.getDescription();
    }
}
