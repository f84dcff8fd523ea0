package io.sordini.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sordini");

    @Test
    void onlyAppAndSandbox_makeTimeAndIdentity() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.sordini.app..", "io.sordini.sandbox..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(ALL);
    }

    @Test
    void nobodyDependsOnTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sordini.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sordini.app..")
                .check(ALL);
    }

    @Test
    void rulesSeeEveryModule() {
        assertThat(ALL.stream()
                        .map(type -> type.getPackageName().replaceFirst("io\\.sordini\\.([a-z]+).*", "$1"))
                        .distinct())
                .contains("app", "core", "enforcer", "readers", "sandbox", "schemas", "topology");
    }
}
