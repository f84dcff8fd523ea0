package io.sordini.core.sanitize.scan;

import java.util.HashMap;
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
    private static final int MAX_ARGUMENT = 128;
    private static final String LETTERS = "pPawkcUbn";

    /** How a command takes its password. */
    private enum Form {
        /** Glued to the letter only: {@code mysql -p x} asks for a password and opens x. */
        GLUED,
        /** Glued, or behind a space. */
        SPACED,
        /** Behind the name of the user and a percent sign: {@code smbclient -U bob%X}. */
        BEHIND_USER,
        /** The last of the arguments behind the options: {@code htpasswd -b FILE NAME X}. */
        LAST
    }

    /** @param action the word that must stand between the command and the option, or empty */
    private record Option(char letter, Form form, String action) {}

    private static final Map<String, Option> COMMANDS = new HashMap<>();

    static {
        add('p', Form.GLUED, "mysql mysqldump mysqladmin mysqlimport mysqlcheck mariadb mariadb-dump 7z 7za rar unrar");
        add('p', Form.SPACED, "sshpass mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat cqlsh");
        add('p', Form.SPACED, "rdesktop psexec psexec64 psexec.exe winexe hdbsql beeline");
        add('P', Form.SPACED, "sqlcmd osql bcp isql tsql zip unzip ipmitool mosquitto_pub mosquitto_sub");
        add('a', Form.SPACED, "redis-cli");
        add('w', Form.SPACED, "ldapsearch ldapmodify ldapadd ldapdelete ldapwhoami");
        add('c', Form.SPACED, "snmpwalk snmpget snmpset snmpgetnext snmpbulkwalk snmpbulkget snmptable snmptrap");
        add('U', Form.BEHIND_USER, "smbclient rpcclient");
        add('b', Form.LAST, "htpasswd");
        for (String command : new String[] {"docker", "podman", "az", "helm"}) {
            COMMANDS.put(command, new Option('p', Form.SPACED, "login"));
        }
        COMMANDS.put("twine", new Option('p', Form.SPACED, "upload"));
        COMMANDS.put("openssl", new Option('k', Form.SPACED, "enc"));
    }

    private final Text text;
    private final PairValue value;
    private final PairHits hits;
    private int lookedBefore;
    private int commandStart;
    private @Nullable Option command;
    private String action = "";

    CommandOptions(Text text, PairValue value, PairHits hits) {
        this.text = text;
        this.value = value;
        this.hits = hits;
    }

    void clear() {
        lookedBefore = -1;
        command = null;
        action = "";
    }

    private static void add(char letter, Form form, String commands) {
        for (String command : commands.split(" ", -1)) {
            COMMANDS.put(command, new Option(letter, form, ""));
        }
    }

    /** Adds the password of the option whose letter stands here behind its hyphen; gives where to go on, or -1. */
    int find(int letter, int nameEnd) {
        if (!Bytes.isSpace(text.at(letter - 2)) || LETTERS.indexOf(text.at(letter)) < 0) {
            return -1;
        }
        Option option = option(letter - 2);
        if (option == null) {
            return -1;
        }
        if (option.form == Form.LAST) {
            return last(letter, nameEnd);
        }
        boolean spaced = Bytes.isSpace(text.at(letter + 1));
        if (option.letter != text.at(letter) || (spaced && option.form == Form.GLUED)) {
            return -1;
        }
        int at = behindSpaces(letter + 1);
        if (at >= text.to() || text.at(at) == '-') {
            return -1;
        }
        value.read(at, false, ' ');
        return option.form == Form.BEHIND_USER ? behindUser() : hits.addSecret();
    }

    /** As in {@code xfreerdp /u:admin /p:X}; {@code at} is the letter. */
    int findBehindSlash(int at) {
        boolean remote = Bytes.isSpace(text.at(at - 2)) && (text.at(at) | 32) == 'p' && isRemoteDesktop(at);
        if (!remote) {
            return -1;
        }
        value.read(at + 2, false, ' ');
        return hits.addSecret();
    }

    private boolean isRemoteDesktop(int at) {
        int floor = Math.max(text.from(), at - MAX_BACK);
        for (int i = at - 8; i >= floor && text.at(i) != '\n'; i--) {
            if (text.startsWithIgnoringCase("freerdp", i)) {
                return true;
            }
        }
        return false;
    }

    private int behindUser() {
        for (int i = value.start(); i < value.end(); i++) {
            if (text.at(i) == '%') {
                value.take(i + 1, value.end());
                return hits.addSecret();
            }
        }
        return -1;
    }

    /** The last argument of a command that has one more than without the letter b, and one fewer with the letter n. */
    private int last(int letters, int end) {
        boolean batch = false;
        int arguments = 3;
        int i = letters;
        int tokenEnd = end;
        while (i < letters + MAX_ARGUMENT) {
            for (; i < tokenEnd; i++) {
                batch |= text.at(i) == 'b';
                arguments -= text.at(i) == 'n' ? 1 : 0;
            }
            i = behindSpaces(tokenEnd);
            if (text.at(i) != '-') {
                break;
            }
            tokenEnd = tokenEnd(i);
        }
        for (int skipped = 1; batch && skipped < arguments; skipped++) {
            i = behindSpaces(tokenEnd(i));
        }
        boolean cut = !Bytes.isSpace(text.at(i - 1)); // an argument is longer than any that is looked at
        if (!batch || cut || i >= text.to()) {
            return -1;
        }
        value.read(i, false, ' ');
        return hits.addSecret();
    }

    private int tokenEnd(int at) {
        int i = at;
        while (i < at + MAX_ARGUMENT && i < text.to() && !Bytes.isSpace(text.at(i))) {
            i++;
        }
        return i;
    }

    private int behindSpaces(int at) {
        int i = at;
        while (i < at + 3 && text.at(i) == ' ') {
            i++;
        }
        return i;
    }

    /** How the nearest command before here in its line takes a password. */
    private @Nullable Option option(int before) {
        int floor = Math.max(text.from(), before - MAX_BACK);
        look(before, floor);
        boolean takes =
                command != null && commandStart >= floor && (command.action.isEmpty() || command.action.equals(action));
        return takes ? command : null;
    }

    /** Looks back for a command, up to where was looked before, so that many options of one line are looked at once. */
    private void look(int before, int floor) {
        int known = Math.max(floor, Math.min(lookedBefore, before));
        String nearest = "";
        int end = before;
        lookedBefore = before;
        while (end > known && text.at(end - 1) != '\n') {
            int start = end;
            while (start > known && Bytes.isName(text.at(start - 1))) {
                start--;
            }
            if (end > start && end - start <= LONGEST_COMMAND) {
                String word = text.string(start, end).toLowerCase(Locale.ROOT);
                Option option = COMMANDS.get(word);
                if (option != null) {
                    command = option;
                    commandStart = start;
                    action = nearest;
                    return;
                }
                nearest = word.equals("login") || word.equals("enc") || word.equals("upload") ? word : nearest;
            }
            end = Math.min(start, end - 1);
        }
        if (end > known) { // the line starts here
            command = null;
            action = nearest;
        } else if (action.isEmpty()) {
            action = nearest;
        }
    }
}
