package io.sordini.core.sanitize.scan;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that commands take as an option of one letter, glued to it or behind a space: {@code mysql -u root -pX},
 * {@code sshpass -p X}. The letter says nothing without the command, so that {@code ssh -p 22} stays.
 */
final class CommandOptions {

    private static final int MAX_BACK = 128;
    private static final int LONGEST_COMMAND = 16;

    /**
     * How a command takes its password.
     *
     * @param spaced whether it may stand behind a space; {@code mysql -p x} asks for a password and opens x
     * @param action the word that must stand between the command and the option, or empty
     */
    private record Option(char letter, boolean spaced, String action) {}

    private static final Map<String, Option> COMMANDS = Map.ofEntries(
            Map.entry("mysql", new Option('p', false, "")),
            Map.entry("mysqldump", new Option('p', false, "")),
            Map.entry("mysqladmin", new Option('p', false, "")),
            Map.entry("mysqlimport", new Option('p', false, "")),
            Map.entry("mariadb", new Option('p', false, "")),
            Map.entry("mariadb-dump", new Option('p', false, "")),
            Map.entry("sshpass", new Option('p', true, "")),
            Map.entry("mongo", new Option('p', true, "")),
            Map.entry("mongosh", new Option('p', true, "")),
            Map.entry("mongodump", new Option('p', true, "")),
            Map.entry("mongorestore", new Option('p', true, "")),
            Map.entry("mongoexport", new Option('p', true, "")),
            Map.entry("mongoimport", new Option('p', true, "")),
            Map.entry("cqlsh", new Option('p', true, "")),
            Map.entry("docker", new Option('p', true, "login")),
            Map.entry("podman", new Option('p', true, "login")),
            Map.entry("az", new Option('p', true, "login")),
            Map.entry("sqlcmd", new Option('P', true, "")),
            Map.entry("zip", new Option('P', true, "")),
            Map.entry("unzip", new Option('P', true, "")),
            Map.entry("7z", new Option('p', false, "")),
            Map.entry("ipmitool", new Option('P', true, "")),
            Map.entry("redis-cli", new Option('a', true, "")),
            Map.entry("ldapsearch", new Option('w', true, "")),
            Map.entry("ldapmodify", new Option('w', true, "")),
            Map.entry("ldapadd", new Option('w', true, "")),
            Map.entry("ldapwhoami", new Option('w', true, "")),
            Map.entry("openssl", new Option('k', true, "enc")));

    private final Text text;

    CommandOptions(Text text) {
        this.text = text;
    }

    /** Adds the password of the option whose letter stands here behind its hyphen; gives where to go on, or -1. */
    int find(int letter, PairValue value) {
        if (!Bytes.isSpace(text.at(letter - 2)) || "pPawk".indexOf(text.at(letter)) < 0) {
            return -1;
        }
        Option option = option(letter - 2);
        boolean spaced = Bytes.isSpace(text.at(letter + 1));
        if (option == null || option.letter != text.at(letter) || (spaced && !option.spaced)) {
            return -1;
        }
        int at = letter + 1;
        while (at < letter + 4 && text.at(at) == ' ') {
            at++;
        }
        if (at >= text.to() || text.at(at) == '-') {
            return -1;
        }
        value.read(at, false, ' ');
        if (value.isInnocent()) {
            return -1;
        }
        text.hits.add(value.start(), value.end(), MaskClass.SECRET);
        return value.end();
    }

    /** How the nearest command before here in its line takes a password. */
    private @Nullable Option option(int before) {
        int floor = Math.max(text.from(), before - MAX_BACK);
        int end = before;
        boolean acted = false;
        while (end > floor && text.at(end - 1) != '\n') {
            int start = end;
            while (start > floor && Bytes.isName(text.at(start - 1))) {
                start--;
            }
            if (end > start && end - start <= LONGEST_COMMAND) {
                String word = text.string(start, end).toLowerCase(Locale.ROOT);
                Option option = COMMANDS.get(word);
                if (option != null) {
                    return option.action.isEmpty() || acted ? option : null;
                }
                acted |= word.equals("login") || word.equals("enc");
            }
            end = Math.min(start, end - 1);
        }
        return null;
    }
}
