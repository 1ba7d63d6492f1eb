package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Kind;
import io.symbolon.crypto.Argon2idCost;
import io.symbolon.transport.identity.KeyFileRefused.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A {@link KeyRecord} in a file that its owner alone may read and write, 0600.
 *
 * <p>It is written whole or not at all: first under another name in the same folder, then to the disk, then renamed. On a
 * file system without POSIX permissions nothing is asked of them.
 */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /**
     * Writes {@code record} to {@code file}, in place of what is there.
     *
     * @param passphrase is overwritten
     */
    static void save(KeyRecord record, Path file, char[] passphrase, Argon2idCost cost) throws KeyFileRefused {
        Secret secret = Passphrase.taking(passphrase);
        try {
            if (Files.isDirectory(file)) throw new KeyFileRefused(Why.INACCESSIBLE, file + " is a folder");
            replace(file, SealedKey.seal(record, secret, cost));
        } catch (KeyFileRefused refused) {
            throw refused;
        } catch (NoSuchFileException missing) {
            throw new KeyFileRefused(
                    Why.MISSING, file + " can not be written: there is no folder " + folder(file), missing);
        } catch (IOException failed) {
            throw new KeyFileRefused(Why.INACCESSIBLE, file + " can not be written: " + reason(failed), failed);
        } finally {
            secret.destroy();
        }
    }

    /** @param passphrase is overwritten */
    static KeyRecord load(Path file, Kind kind, char[] passphrase) throws KeyFileRefused {
        Secret secret = Passphrase.taking(passphrase);
        try {
            return SealedKey.open(file.toString(), read(file), kind, secret);
        } finally {
            secret.destroy();
        }
    }

    private static Bytes read(Path file) throws KeyFileRefused {
        try {
            if (Files.isDirectory(file)) throw new KeyFileRefused(Why.INACCESSIBLE, file + " is a folder");
            refuseIfOpenToOthers(file);
            try (InputStream in = Files.newInputStream(file)) {
                return Bytes.wrap(in.readNBytes(SealedKey.LARGEST_OCTETS + 1));
            }
        } catch (KeyFileRefused refused) {
            throw refused;
        } catch (NoSuchFileException missing) {
            throw new KeyFileRefused(Why.MISSING, "there is no file " + file, missing);
        } catch (IOException failed) {
            throw new KeyFileRefused(Why.INACCESSIBLE, file + " can not be read: " + reason(failed), failed);
        }
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) return;
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (OF_THE_OWNER.containsAll(permissions)) return;
        throw new KeyFileRefused(
                Why.OPEN_TO_OTHERS,
                file + " is open to others than its owner (" + PosixFilePermissions.toString(permissions)
                        + "); who may have read it may have tried passphrases. To close it: chmod 600 '" + file + "'");
    }

    private static void replace(Path file, Bytes content) throws IOException {
        Path folder = folder(file);
        Path temporary = Files.createTempFile(folder, ".symbolon", ".new", ownerOnly(folder));
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                for (var rest = content.asReadOnlyBuffer(); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) return "permission denied";
        if (failed instanceof FileSystemException system && system.getReason() != null) return system.getReason();
        return failed.toString();
    }
}
