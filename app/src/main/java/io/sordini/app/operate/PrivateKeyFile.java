package io.sordini.app.operate;

import io.sordini.app.Failure;
import io.sordini.schemas.command.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold keys: only their owner may read them, and none is ever overwritten. */
final class PrivateKeyFile {

    private static final long MOST_BYTES = 16 * 1024;
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private PrivateKeyFile() {}

    /** @throws Failure when there is such a file already, or none can be made */
    static void create(Path file, String text) {
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                isPosix(file) ? ownersOnly() : new FileAttribute<?>[0]))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    file + " exists already and may hold a key that is in use: name another file in --out", e);
        } catch (IOException e) {
            throw new Failure(file + " cannot be written: check that its directory exists and who may write there", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /**
     * Reads an operator's key.
     *
     * @param messages told when others may read the file too
     * @throws Failure when there is none, without repeating what is there instead
     */
    static SigningKey readSigningKey(Path file, PrintWriter messages) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Failure(file + " is no signing key: it has more than " + MOST_BYTES + " bytes");
            }
            SigningKey key = SigningKey.parsePem(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            warnIfOthersMayRead(file, messages);
            return key;
        } catch (NoSuchFileException e) {
            throw new Failure(
                    "signing key " + file + " does not exist: make one with 'sordini keys create --operator"
                            + " NAME --out FILE'",
                    e);
        } catch (IOException e) {
            throw new Failure("signing key " + file + " cannot be read: check that it is a file and whose it is", e);
        } catch (IllegalArgumentException e) {
            throw new Failure(file + " is no signing key: " + e.getMessage()
                    + ", as 'sordini keys create --operator NAME --out FILE' writes it");
        }
    }

    private static void warnIfOthersMayRead(Path file, PrintWriter messages) throws IOException {
        if (isPosix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            messages.println(
                    "sordini: others may read the signing key " + file + ", and so act as you: chmod 600 " + file);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
