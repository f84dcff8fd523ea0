package io.sordini.readers.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One file to read.
 *
 * @param named whether the user named the file itself, not its directory
 */
public record InputFile(Path path, boolean named) {

    /** Tells the file from every other one, whatever its name is: device and inode, or where there is none its real path. */
    public String identity() throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path.toRealPath().toString() : key.toString();
    }
}
