package io.sordini.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sordini.core");

    @Test
    void coreKnowsNoKafka() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CORE);
    }

    @Test
    void coreHasNoClockAndNoChance() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethodWhere(target(owner(name(Clock.class.getName()))))
                .check(CORE);
    }

    @Test
    void theDataFlowsForward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("store")
                .definedBy("io.sordini.core.store")
                .layer("policy")
                .definedBy("io.sordini.core.policy")
                .layer("request")
                .definedBy("io.sordini.core.request")
                .layer("sanitize")
                .definedBy("io.sordini.core.sanitize..")
                .layer("audit")
                .definedBy("io.sordini.core.audit")
                .layer("signal")
                .definedBy("io.sordini.core.signal")
                .layer("limit")
                .definedBy("io.sordini.core.limit")
                .layer("detect")
                .definedBy("io.sordini.core.detect")
                .layer("decide")
                .definedBy("io.sordini.core.decide")
                .layer("fold")
                .definedBy("io.sordini.core.fold")
                .whereLayer("fold")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("decide")
                .mayOnlyBeAccessedByLayers("fold")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("fold")
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("audit", "signal")
                .whereLayer("limit")
                .mayOnlyBeAccessedByLayers("decide")
                .whereLayer("detect")
                .mayOnlyBeAccessedByLayers("decide")
                .whereLayer("sanitize")
                .mayOnlyBeAccessedByLayers("audit")
                .whereLayer("signal")
                .mayOnlyBeAccessedByLayers("fold")
                .check(CORE);
    }

    @Test
    void nothingIsNullUnlessItSaysSo() {
        assertThat(CORE.getPackage("io.sordini.core").getSubpackagesInTree())
                .filteredOn(javaPackage -> !javaPackage.getClasses().isEmpty())
                .extracting(JavaPackage::getName, javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class))
                .isNotEmpty()
                .allMatch(tuple -> tuple.toList().get(1).equals(true));
    }
}
