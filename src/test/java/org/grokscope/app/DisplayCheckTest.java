package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DisplayCheckTest {

    private static final String HEADING = "Num       RefCount Protocol Flags    Type St Inode Path";
    private static final String SERVER = "00000000aa618008: 00000002 00000000 00010000 0001 01 1610136 ";
    private static final String CLIENT = "00000000b396a074: 00000003 00000000 00000000 0001 03 1610139 ";

    @Test
    void aServerListensAtItsOwnPathOnly() {
        assertTrue(isListening("/tmp/.X11-unix/X0", HEADING, SERVER + "/tmp/.X11-unix/X0"));
        assertFalse(isListening("/tmp/.X11-unix/X0", HEADING, SERVER + "/tmp/.X11-unix/X01"));
        assertFalse(isListening("/tmp/.X11-unix/X0", HEADING, SERVER + "@/tmp/.X11-unix/X0"));
    }

    @Test
    void aConnectionIsNoServer() {
        assertFalse(isListening("/tmp/.X11-unix/X0", HEADING, CLIENT + "/tmp/.X11-unix/X0", CLIENT.strip()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemsListTellsAServerFromTheSocketOfOneThatWasKilled(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("X0");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                assertTrue(isListed(socket));
            }
        }
        assertTrue(Files.exists(socket));
        assertFalse(isListed(socket));
    }

    private static boolean isListed(Path socket) throws Exception {
        try (Stream<String> sockets = Files.lines(DisplayCheck.SOCKETS)) {
            return DisplayCheck.isListening(sockets, socket.toString());
        }
    }

    private static boolean isListening(String path, String... sockets) {
        return DisplayCheck.isListening(Stream.of(sockets), path);
    }
}
