package io.sordini.core.sanitize.name;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names that carry credentials everywhere, so that a policy cannot leak a token by not thinking of it. */
final class Credentials {

    private static final List<String> CONTAINED = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "authorization",
            "cookie",
            "apikey",
            "accesskey",
            "accountkey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "masterkey",
            "storagekey",
            "credential",
            "sessionid",
            "socialsecurity",
            "cardnumber",
            "cvv",
            "bearer",
            "authkey",
            "connectionstring",
            "cardno",
            "ccnumber",
            "cardpin",
            "pincode");
    private static final List<String> LAST = List.of("token", "assertion", "signature");
    private static final Set<String> WORDS = Set.of(
            "pwd",
            "pw",
            "psw",
            "pin",
            "otp",
            "totp",
            "ssn",
            "cvc",
            "jwt",
            "pswd",
            "passwort",
            "kennwort",
            "psk",
            "upass",
            "wachtwoord",
            "motdepasse",
            "contrasena",
            "contraseña",
            "clave",
            "senha",
            "hasło",
            "haslo",
            "parola",
            "lösenord",
            "şifre",
            "heslo",
            "пароль",
            "密码",
            "密碼",
            "パスワード",
            "비밀번호");
    private static final List<String> PHRASES = List.of(
            " db pass ",
            " user pass ",
            " admin pass ",
            " root pass ",
            " client key ",
            " app key ",
            " application key ",
            " service key ",
            " server key ",
            " consumer key ",
            " subscription key ",
            " license key ",
            " webhook key ",
            " deploy key ",
            " hmac key ",
            " aes key ",
            " shared key ",
            " session key ",
            " write key ",
            " admin key ",
            " root key ",
            " function key ",
            " auth pass ",
            " creds ");
    private static final Set<String> WHOLE = Set.of(
            "dbpass",
            "mfacode",
            "sid",
            "creditcard",
            "auth",
            "pwd",
            "userpass",
            "auths",
            "storepass",
            "keypass",
            "sshpass",
            "requirepass",
            "masterauth",
            "adminpw",
            "rootpw",
            "bindpw",
            "phpsessid",
            "sig",
            "userpwd",
            "converttosecurestring",
            "motdepasse",
            "verificationcode",
            "2facode");

    private Credentials() {}

    static boolean areUnder(Words name) {
        String joined = name.joined();
        return WHOLE.contains(joined)
                || name.containsAny(WORDS)
                || name.spaced().endsWith(" pass ")
                || PHRASES.stream().anyMatch(name.spaced()::contains)
                || CONTAINED.stream().anyMatch(joined::contains)
                || LAST.stream().anyMatch(joined::endsWith);
    }

    /** Texts of which every such name has one, whatever joins its words. */
    static Stream<String> texts() {
        return Stream.of(CONTAINED, LAST, WORDS, PHRASES, WHOLE, List.of("pass"))
                .flatMap(Collection::stream)
                .map(text -> text.replace(" ", ""));
    }
}
