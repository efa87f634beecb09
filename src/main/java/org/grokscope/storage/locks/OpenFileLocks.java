package org.grokscope.storage.locks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Linux's open file description locks, {@code fcntl(2)}. Java has no access to them, nor to the descriptor of a channel, so C's functions are
 * called. The values are those of Linux on 64-bit processors, where {@code struct flock} is
 * {@code short l_type, l_whence; off_t l_start, l_len; pid_t l_pid}.
 */
@SuppressWarnings("restricted") // calls C's open, fcntl and close
final class OpenFileLocks implements ByteLocks {

    private static final int O_RDONLY = 0;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_CLOEXEC = 0x80000;
    private static final int PERMISSIONS = 0666; // less the user's mask

    private static final int F_OFD_GETLK = 36;
    private static final int F_OFD_SETLK = 37;
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EROFS = 30;

    private static final long FLOCK_BYTES = 32;
    private static final long L_TYPE = 0;
    private static final long L_START = 8;
    private static final long L_LEN = 16;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final MethodHandle OPEN = function(
            "open",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
            ERRNO,
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle FCNTL = function(
            "fcntl",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
            ERRNO,
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final Path file;
    private final int descriptor;
    private boolean closed;

    private OpenFileLocks(Path file, int descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    static boolean areSupported() {
        return System.getProperty("os.name").equals("Linux") && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
    }

    /** Opens a file; with Java's locks if the kernel does not know these. */
    static ByteLocks of(Path file, Access access) throws IOException {
        OpenFileLocks locks = new OpenFileLocks(file, descriptor(file, access));
        try {
            locks.isLockedElsewhere(0, 1);
            return locks;
        } catch (IOException e) {
            locks.close();
            return new ChannelLocks(file, access);
        }
    }

    private static int descriptor(Path file, Access access) throws IOException {
        int flags = O_CLOEXEC
                | switch (access) {
                    case READ -> O_RDONLY;
                    case WRITE -> O_RDWR;
                    case CREATE -> O_RDWR | O_CREAT;
                };
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment name = arena.allocateFrom(file.toString(), names);
            int descriptor = (int) OPEN.invokeExact(state, name, flags, PERMISSIONS);
            if (descriptor < 0) {
                throw problem(file, errno(state));
            }
            return descriptor;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static int errno(MemorySegment state) {
        return state.get(ValueLayout.JAVA_INT, STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
    }

    private static IOException problem(Path file, int errno) {
        return switch (errno) {
            case EPERM, EACCES -> new AccessDeniedException(file.toString());
            case ENOENT -> new NoSuchFileException(file.toString());
            case EROFS -> new FileSystemException(file.toString(), null, "Read-only file system");
            default -> new FileSystemException(file.toString(), null, "error " + errno + " of the system");
        };
    }

    @Override
    public boolean tryLock(long from, long count, boolean shared) throws IOException {
        return call(F_OFD_SETLK, shared ? F_RDLCK : F_WRLCK, from, count) != F_UNLCK;
    }

    @Override
    public void unlock(long from, long count) throws IOException {
        call(F_OFD_SETLK, F_UNLCK, from, count);
    }

    @Override
    public boolean isLockedElsewhere(long from, long count) throws IOException {
        return call(F_OFD_GETLK, F_WRLCK, from, count) != F_UNLCK;
    }

    /** Returns the type of lock afterwards, {@link #F_UNLCK} for one that is refused. */
    private synchronized short call(int command, short type, long from, long count) throws IOException {
        if (closed) {
            throw new IOException(file + " is closed");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment lock = arena.allocate(FLOCK_BYTES, Long.BYTES);
            lock.set(ValueLayout.JAVA_SHORT, L_TYPE, type);
            lock.set(ValueLayout.JAVA_LONG, L_START, from);
            lock.set(ValueLayout.JAVA_LONG, L_LEN, count);
            int status = (int) FCNTL.invokeExact(state, descriptor, command, lock);
            if (status >= 0) {
                return lock.get(ValueLayout.JAVA_SHORT, L_TYPE);
            }
            int errno = errno(state);
            if (command == F_OFD_SETLK && (errno == EAGAIN || errno == EACCES)) {
                return F_UNLCK;
            }
            throw problem(file, errno);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean belongToFile() {
        return true;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            int _ = (int) CLOSE.invokeExact(descriptor);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
