package org.grokscope.engine;

/** What really went wrong when a library did not load: the outer exceptions of a failed class initializer say nothing. */
public final class RootCause {

    private RootCause() {}

    /** The innermost cause in one line. */
    public static String of(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseThrow();
    }
}
