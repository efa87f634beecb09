package org.grokscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.Set;

/** What the packages below a package use of each other. */
final class Dependencies {

    /**
     * What a package may use.
     *
     * @param because what would be lost otherwise
     */
    record Rule(Set<String> mayUse, String because) {}

    private Dependencies() {}

    /**
     * Checks that a package uses only those of its siblings that it may.
     *
     * @param root what the names of all of them begin with
     * @param all the names of all of them after that
     */
    static void check(JavaClasses classes, String root, Collection<String> all, String name, Rule rule) {
        String[] others = all.stream()
                .filter(other -> !other.equals(name) && !rule.mayUse().contains(other))
                .map(other -> root + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(root + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because(rule.because())
                .allowEmptyShould(true)
                .check(classes);
    }
}
