package org.grokscope.app;

/** Temporary entry point. */
public final class Main {
    private Main() {}

    /** Starts. */
    public static void main(String[] args) {
        System.out.println("hello " + String.join("|", args));
        if (args.length > 0) System.exit(2);
    }
}
