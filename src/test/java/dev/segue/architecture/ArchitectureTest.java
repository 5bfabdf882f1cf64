package dev.segue.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.segue.app.Segue;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Who may import whom: what Segue knows is pure Java, Kafka is where it runs.
@AnalyzeClasses(packages = "dev.segue", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] JDK = {"java..", "jdk..", "org.jspecify.."};
    private static final String[] FIELD_LIBRARIES = {
        "org.slf4j..", "org.apache.lucene..", "org.ejml..", "org.apache.datasketches..", "org.apache.commons.."
    };
    private static final String[] VOCABULARY = {"dev.segue.events", "dev.segue.math"};
    private static final String[] KNOWLEDGE = {
        "dev.segue.catalog", "dev.segue.intake", "dev.segue.listener", "dev.segue.learning.."
    };
    private static final String[] PURE = with(VOCABULARY, with(KNOWLEDGE, "dev.segue.ranking"));

    @ArchTest
    static final ArchRule mathsImportsTheJdkOnly =
            onlyImport("dev.segue.math..", JDK).because("it must be portable, benchmarkable, provable");

    @ArchTest
    static final ArchRule theVocabularyIsALeaf =
            onlyImport("dev.segue.events..", JDK).because("everything else imports it");

    @ArchTest
    static final ArchRule catalogSeesOnlyTheVocabularyAndTheMaths = knowledge("dev.segue.catalog..");

    @ArchTest
    static final ArchRule intakeSeesOnlyTheVocabularyAndTheMaths = knowledge("dev.segue.intake..");

    @ArchTest
    static final ArchRule listenerSeesOnlyTheVocabularyAndTheMaths = knowledge("dev.segue.listener..");

    @ArchTest
    static final ArchRule learnersSeeOnlyTheVocabularyAndTheMaths = knowledge("dev.segue.learning..");

    @ArchTest
    static final ArchRule noLearnerSeesASibling = slices().matching("dev.segue.learning.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because("each learner is read, run and measured alone");

    @ArchTest
    static final ArchRule rankingIsWhereTheyMeet = onlyImport(
                    "dev.segue.ranking..", with(JDK, with(FIELD_LIBRARIES, with(VOCABULARY, KNOWLEDGE))))
            .because("it is a pure function of what the others know");

    @ArchTest
    static final ArchRule evaluationMeasuresTheVeryCodeThatServes = onlyImport(
                    "dev.segue.evaluation..",
                    with(
                            JDK,
                            with(
                                    FIELD_LIBRARIES,
                                    with(
                                            PURE,
                                            "dev.segue.recordings..",
                                            "dev.segue.metadata",
                                            "com.fasterxml.jackson.."))))
            .because("it must run without a broker");

    @ArchTest
    static final ArchRule trainingRunsWithoutABroker = onlyImport(
                    "dev.segue.training..",
                    with(JDK, with(FIELD_LIBRARIES, with(PURE, "dev.segue.evaluation..", "com.fasterxml.jackson.."))))
            .because("what is trained is a function of a log and of settings");

    @ArchTest
    static final ArchRule simulationKnowsNothingOfTheLearners = onlyImport(
                    "dev.segue.simulation..",
                    with(
                            JDK,
                            with(
                                    FIELD_LIBRARIES,
                                    "dev.segue.events",
                                    "dev.segue.math",
                                    "dev.segue.catalog",
                                    "dev.segue.intake",
                                    "dev.segue.listener")))
            .because("invented listeners that share the learners' formulas would flatter them");

    @ArchTest
    static final ArchRule recordingsKnowFileFormatsOnly = onlyImport(
                    "dev.segue.recordings..",
                    with(JDK, with(FIELD_LIBRARIES, "dev.segue.events", "dev.segue.catalog", "de.siegmar.fastcsv..")))
            .because("files are read without a broker");

    @ArchTest
    static final ArchRule metadataKnowsShapesOfDocumentsOnly = onlyImport(
                    "dev.segue.metadata..",
                    with(
                            JDK,
                            "org.slf4j..",
                            "dev.segue.events",
                            "dev.segue.catalog",
                            "de.siegmar.fastcsv..",
                            "com.fasterxml.jackson.."))
            .because("what describes music is read without a broker");

    @ArchTest
    static final ArchRule wireDescribesTheBytes = onlyImport(
                    "dev.segue.wire..",
                    with(
                            JDK,
                            "org.slf4j..",
                            "dev.segue.events",
                            "dev.segue.catalog",
                            "dev.segue.intake",
                            "dev.segue.listener",
                            "dev.segue.learning..",
                            "org.apache.avro..",
                            "com.fasterxml.jackson..",
                            "org.apache.kafka.common.."))
            .because("every byte that leaves the heap is described there, and nothing else is");

    @ArchTest
    static final ArchRule topologyWiresOnly = onlyImport(
                    "dev.segue.topology..",
                    with(
                            JDK,
                            with(
                                    PURE,
                                    "dev.segue.evaluation.measures",
                                    "dev.segue.wire",
                                    "org.slf4j..",
                                    "org.apache.kafka..",
                                    "org.rocksdb..")))
            .because("arithmetic never sees a broker");

    @ArchTest
    static final ArchRule servingDefinesThePortsThatItNeeds = classes()
            .that(resideInAnyPackage("dev.segue.serving..").and(resideOutsideOfPackages("dev.segue.serving.lookup..")))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(with(
                    JDK,
                    "org.slf4j..",
                    "dev.segue.serving",
                    "dev.segue.serving.http",
                    "dev.segue.ranking",
                    "dev.segue.intake",
                    "dev.segue.listener",
                    "dev.segue.events",
                    "dev.segue.catalog",
                    "dev.segue.metadata",
                    "io.helidon..",
                    "io.micrometer..",
                    "io.prometheus..",
                    "com.fasterxml.jackson..")))
            .allowEmptyShould(true)
            .because("it must be testable without Kafka");

    @ArchTest
    static final ArchRule lookupIsTheAdapter = onlyImport(
                    "dev.segue.serving.lookup..",
                    with(
                            JDK,
                            with(
                                    PURE,
                                    "org.slf4j..",
                                    "dev.segue.serving",
                                    "dev.segue.wire",
                                    "dev.segue.topology..",
                                    "org.apache.kafka..")))
            .because("interactive queries are Kafka's, and stay behind serving's ports");

    @ArchTest
    static final ArchRule httpStaysInItsPackage = noClasses()
            .that(resideOutsideOfPackages("dev.segue.serving.http.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.helidon.."))
            .because("the HTTP library is one package's business");

    @ArchTest
    static final ArchRule kafkaStaysWhereItRuns = noClasses()
            .that(resideOutsideOfPackages(
                    "dev.segue.topology..",
                    "dev.segue.wire..",
                    "dev.segue.serving.lookup..",
                    "dev.segue.embedded..",
                    "dev.segue.cli..",
                    "dev.segue.app.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "kafka.."))
            .because("what Segue knows runs, and is measured, without a broker");

    @ArchTest
    static final ArchRule onlyCommandsImportApp = noClasses()
            .that(resideOutsideOfPackages("dev.segue.app..", "dev.segue.cli.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.segue.app.."))
            .because("settings and processes are put together there, and handed out");

    @ArchTest
    static final ArchRule nothingImportsTheCommandsButTheEntryPoint = noClasses()
            .that(resideOutsideOfPackages("dev.segue.cli..").and(notTheEntryPoint()))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.segue.cli.."))
            .because("commands are the outermost ring");

    @ArchTest
    static final ArchRule onlyCompositionStartsTheEmbeddedBroker = noClasses()
            .that(resideOutsideOfPackages("dev.segue.app..", "dev.segue.cli..", "dev.segue.embedded.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.segue.embedded.."))
            .because("a process against a real cluster has none");

    @ArchTest
    static final ArchRule thereAreNoCycles = slices().matching("dev.segue.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(DescribedPredicate.not(notTheEntryPoint()), DescribedPredicate.alwaysTrue())
            .because("a package that can be read last can be read alone");

    @ArchTest
    static final ArchRule everyPackageHasARuleHere = classes()
            .should()
            .resideInAnyPackage(with(
                    PURE,
                    "dev.segue.app",
                    "dev.segue.cli",
                    "dev.segue.embedded",
                    "dev.segue.evaluation..",
                    "dev.segue.metadata",
                    "dev.segue.recordings",
                    "dev.segue.serving",
                    "dev.segue.serving.http",
                    "dev.segue.serving.lookup",
                    "dev.segue.simulation",
                    "dev.segue.topology..",
                    "dev.segue.training",
                    "dev.segue.wire"))
            .because("a new package comes with a row of the import table");

    private static ArchRule knowledge(String packages) {
        return onlyImport(packages, with(JDK, with(FIELD_LIBRARIES, VOCABULARY)))
                .because("it must run, and be measured, without a broker");
    }

    private static ArchRule onlyImport(String packages, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(with(allowed, packages)))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> notTheEntryPoint() {
        return DescribedPredicate.describe("not Segue.main", type -> !type.isEquivalentTo(Segue.class));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule nobodyAsksAStoreForItsSize = noClasses()
            .should()
            .callMethod(ReadOnlyKeyValueStore.class, "approximateNumEntries")
            .because("it is not guarded against a thread that closes the store, and then ends the process");
}
