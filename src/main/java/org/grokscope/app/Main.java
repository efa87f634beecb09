package org.grokscope.app;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.engine.MxNetLearners;
import org.grokscope.ui.GrokScopeWindow;

/** The composition root: opens the window without arguments, is the command line with some, and hands the engine to either. */
public final class Main {

    private static final String VERSION = "0.1.0";

    private Main() {}

    /**
     * Starts the program.
     *
     * @param args none for the window, else a command line; its exit codes are those of {@link CommandLineApp}
     */
    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(commandLine(args));
        }
        Optional<String> problem = DisplayCheck.problem();
        if (problem.isPresent()) {
            System.err.println(problem.get());
            // Maven's JavaFX plugin answers a failed program with a stack trace of its own; the sentence is all there
            // is
            // to say.
            System.exit("maven".equals(System.getProperty("grokscope.launcher")) ? 0 : CommandLineApp.FAILED);
        }
        // All cores compute: a thread that has to wait for the window's leaves its work to the others.
        GrokScopeWindow.open(new MxNetLearners(Runtime.getRuntime().availableProcessors()));
    }

    @SuppressWarnings("SystemConsoleNull") // it is null where the module jdk.internal.le is not in the image
    private static int commandLine(String[] args) {
        // Whatever the terminal's encoding claims, the texts hold θ, ² and ·.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new CommandLineApp(VERSION, MxNetLearners::new, out, err, interactive).execute(args);
    }
}
