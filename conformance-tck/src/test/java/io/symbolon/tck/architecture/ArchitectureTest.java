package io.symbolon.tck.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.util.UUID;

/** The directions that dependencies may take. What a pure module may not call is checked by the build itself. */
@AnalyzeClasses(
        packages = "io.symbolon",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class ArchitectureTest {

    /** What other modules have for their tests is not looked at either, when it comes as a jar. */
    static final class NoJarsOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String SPEC = "io.symbolon.spec..";
    private static final String CORE = "io.symbolon.core..";
    private static final String CRYPTO = "io.symbolon.crypto..";
    private static final String ROUTING = "io.symbolon.routing..";
    private static final String TRANSPORT = "io.symbolon.transport..";
    private static final String KIT = "io.symbolon.tck..";

    /** The parts of the kit that know the reference implementation. */
    private static final String[] REFERENCE_SIDE = {
        "io.symbolon.tck.reference..", "io.symbolon.tck.simulation..", "io.symbolon.tck.mesh.."
    };

    /** The parts of the kit that put a reference implementation into place; none of them judges. */
    private static final String[] COMPOSITION = {"io.symbolon.tck.cli..", "io.symbolon.tck.selftest.."};

    private static final DescribedPredicate<JavaClass> reference_implementation =
            resideInAnyPackage(CORE, CRYPTO, ROUTING, TRANSPORT).as("the reference implementation");

    @ArchTest
    static final ArchRule modules_depend_in_one_direction = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("spec")
            .definedBy(SPEC)
            .layer("core")
            .definedBy(CORE)
            .layer("crypto")
            .definedBy(CRYPTO)
            .layer("routing")
            .definedBy(ROUTING)
            .layer("transport")
            .definedBy(TRANSPORT)
            .layer("kit")
            .definedBy(KIT)
            .whereLayer("kit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("kit")
            .whereLayer("routing")
            .mayOnlyBeAccessedByLayers("transport", "kit")
            .whereLayer("crypto")
            .mayOnlyBeAccessedByLayers("transport", "kit")
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("crypto", "routing", "transport", "kit");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("io.symbolon.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_kit_does_not_share_the_mistakes_of_the_reference_implementation = noClasses()
            .that()
            .resideInAPackage(KIT)
            .and()
            .resideOutsideOfPackages(REFERENCE_SIDE)
            .should()
            .dependOnClassesThat(reference_implementation)
            .because("a mistake of the reference implementation must not hide itself in the kit that judges it");

    @ArchTest
    static final ArchRule the_judging_parts_do_not_reach_the_reference_implementation_by_a_detour = noClasses()
            .that()
            .resideInAPackage(KIT)
            .and()
            .resideOutsideOfPackages(REFERENCE_SIDE)
            .and()
            .resideOutsideOfPackages(COMPOSITION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REFERENCE_SIDE)
            .because("suites, peer, judge and generator see a subject through its driver only");

    @ArchTest
    static final ArchRule json_stays_in_the_kit = noClasses()
            .that()
            .resideInAnyPackage(SPEC, CORE, CRYPTO, ROUTING, TRANSPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "com.networknt..", "picocli..");

    @ArchTest
    static final ArchRule bouncy_castle_stays_behind_the_suite = noClasses()
            .that()
            .resideInAnyPackage(SPEC, CORE, ROUTING, TRANSPORT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule junit_stays_behind_its_door = noClasses()
            .that()
            .resideOutsideOfPackage("io.symbolon.tck.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..", "io.symbolon.tck.junit..")
            .because("the runnable jar has no JUnit");

    @ArchTest
    static final ArchRule nodes_draw_from_the_system_in_one_place = noClasses()
            .that()
            .resideInAnyPackage(SPEC, CORE, CRYPTO, ROUTING, TRANSPORT)
            .and()
            .doNotHaveFullyQualifiedName("io.symbolon.crypto.SystemEntropy")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .because("CNV-014: the one source is tested at its start");

    @ArchTest
    static final ArchRule nodes_use_no_weak_chance = noClasses()
            .that()
            .resideInAnyPackage(SPEC, CORE, CRYPTO, ROUTING, TRANSPORT, "io.symbolon.tck.mesh..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.SplittableRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.random..")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("CNV-014: random octets are unpredictable");

    @ArchTest
    static final ArchRule nothing_is_fetched_when_it_runs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.rmi..", "javax.naming..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.URLConnection")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.URLClassLoader")
            .orShould()
            .callMethod(URL.class, "openStream")
            .because("CNV-016: what runs is what was checked");

    @ArchTest
    static final ArchRule every_class_belongs_to_a_module =
            classes().should().resideInAnyPackage(SPEC, CORE, CRYPTO, ROUTING, TRANSPORT, KIT);
}
