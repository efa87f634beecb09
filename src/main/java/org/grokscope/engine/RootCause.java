package org.grokscope.engine;

/** The innermost cause of an exception: the outer exceptions of a failed class initializer carry no information. */
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
