package org.grokscope.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.grokscope.app.Main;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual pages and the shell completion of the command line. Both come from the options' own declarations, so they say what
 * {@code --help} says. Run as one more command of the program, because only there all commands are known.
 */
@Command(name = Manual.NAME)
final class Manual implements Callable<Integer> {

    static final String NAME = "manual";

    @Spec
    private CommandSpec spec;

    /** Receives man1 with a compressed page per command, and the completion for bash; what is in it is replaced. */
    @Parameters
    private Path folder;

    /**
     * Writes them.
     *
     * @param args the folder
     */
    public static void main(String[] args) {
        Main.start(new String[] {NAME, args[0]}, _ -> List.of(new Manual()));
    }

    @Override
    public Integer call() throws IOException {
        CommandLine root = spec.root().commandLine();
        root.getCommandSpec().removeSubcommand(NAME);
        Path pages = folder.resolve("man1");
        Folders.delete(pages);
        Files.createDirectories(pages);
        Files.writeString(folder.resolve("completion"), AutoComplete.bash(root.getCommandName(), root));
        // A line break of its own language: otherwise both lines become one.
        root.getCommandSpec().usageMessage().customSynopsis("grokscope COMMAND +", "grokscope [OPTION...] [FILE]");
        Path sources = folder.resolve("sources");
        ManPageGenerator.generateManPage(sources.toFile(), null, new boolean[0], true, root.getCommandSpec());
        convert(sources, pages);
        return 0;
    }

    private static void convert(Path sources, Path pages) throws IOException {
        Options options = Options.builder()
                .backend("manpage")
                .safe(SafeMode.UNSAFE)
                .toDir(pages.toFile())
                .build();
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            for (Path source : list(sources)) {
                Files.writeString(source, Files.readString(source).replace("Grokscope Manual", "GrokScope Manual"));
                asciidoctor.convertFile(source.toFile(), options);
            }
        }
        for (Path page : list(pages)) {
            compress(page);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void compress(Path page) throws IOException {
        try (InputStream in = Files.newInputStream(page);
                OutputStream out =
                        new BestGzip(Files.newOutputStream(page.resolveSibling(page.getFileName() + ".gz")))) {
            in.transferTo(out);
        }
        Files.delete(page);
    }

    /** As Debian wants its manual pages. */
    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
