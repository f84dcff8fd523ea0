package io.sordini.app.deployment;

import io.sordini.app.deployment.Dockerfile.Instruction;
import io.sordini.app.deployment.Dockerfile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image is built from what the build needs and starts the program without a shell, as nobody in particular. */
final class ImageCheck {

    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final String LIBRARIES = "/opt/sordini/lib";

    /** A command says the same each time, and starting Java takes a second. */
    private static final Map<List<String>, String> SAID = new ConcurrentHashMap<>();

    private final Documents documents;
    private final Dockerfile dockerfile;
    private final Complaints complaints;

    ImageCheck(Documents documents, Dockerfile dockerfile, Complaints complaints) {
        this.documents = documents;
        this.dockerfile = dockerfile;
        this.complaints = complaints;
    }

    void run() {
        String release = documents.pom("maven.compiler.release");
        for (Stage stage : dockerfile.stages()) {
            complain(stage.base().matches(ConfinementCheck.PINNED), "base " + stage.base() + " is not pinned");
            complain(
                    stage.base().matches(".*[:-]" + release + "[.-].*"),
                    stage.base() + " has another Java than " + release);
        }
        Stage image = dockerfile.image();
        complain(image.base().contains("-jre-"), "the image is made from more than a runtime: " + image.base());
        complain(
                image.last("USER").matches("[1-9][0-9]*:[1-9][0-9]*"),
                "the user must be a number, so that others can tell it is not root");
        complain(image.last("LABEL").contains("org.opencontainers.image.title="), "the image has no title");
        context();
        built(dockerfile.stages().get(0));
        copies(image);
        start(image.all("ENTRYPOINT"));
    }

    /** Everything that Maven reads reaches the build, and nothing else. */
    private void context() {
        Context context = new Context(documents.text(Documents.DOCKERIGNORE));
        List<String> needed = new ArrayList<>(List.of("pom.xml", ".mvn/jvm.config"));
        Matcher module = MODULE.matcher(documents.text(Documents.POM));
        while (module.find()) {
            needed.add(module.group(1) + "/pom.xml");
            needed.add(module.group(1) + "/src/main/java/Any.java");
        }
        for (String file : needed) {
            ignored(context.includes(file), file + " does not reach the build");
        }
        for (String file : List.of(
                ".git/config",
                "secrets/any",
                "app/target/classes/Any.class",
                "app/src/test/Any.java",
                ".env",
                "any.jks")) {
            ignored(!context.includes(file), file + " reaches the build");
        }
    }

    private void ignored(boolean condition, String what) {
        complaints.require(condition, Documents.DOCKERIGNORE, what);
    }

    /** The build makes what the launcher makes, and takes the class path that the launcher takes. */
    private void built(Stage build) {
        String run = build.last("RUN");
        String launcher = read("sordini");
        Matcher maven = Pattern.compile("mvn (-B [^&|]*?) (?:&&|$)").matcher(run);
        complain(
                maven.find() && launcher.contains(maven.group(1).replace("-ntp ", "-ntp -Dstyle.color=never ")),
                "the build is not the launcher's");
        for (String file : List.of("app/target/classpath", "app/target/sordini.jar")) {
            complain(run.contains(file), "the build does not take " + file);
        }
        complain(
                read("app/pom.xml").contains("${project.build.directory}/classpath"),
                "nothing makes app/target/classpath");
        complain(
                read("app/pom.xml").contains("<finalName>sordini</finalName>"), "nothing makes app/target/sordini.jar");
        complain(
                build.last("WORKDIR").equals("/build")
                        && run.contains("mkdir lib")
                        && run.contains("--target-directory=lib"),
                "nothing makes /build/lib");
    }

    private void copies(Stage image) {
        for (Instruction copy : image.all("COPY")) {
            complain(
                    copy.rest().equals("--from=build /build/lib " + LIBRARIES),
                    "copies what is not on the class path: " + copy.rest());
        }
        complain(!image.all("COPY").isEmpty(), "copies nothing");
    }

    /** The real Java is asked whether it takes the options, and finds the program. */
    private void start(List<Instruction> entry) {
        List<String> words = entry.isEmpty() ? List.of() : entry.get(0).words();
        complain(!words.isEmpty() && words.get(0).equals("java"), "the entry point is not Java itself");
        complain(words.contains("-XX:+ExitOnOutOfMemoryError"), "Java lives on without memory");
        complain(
                words.stream().anyMatch(word -> word.startsWith("-XX:MaxRAMPercentage=")),
                "the heap does not follow the limit");
        int classPath = words.indexOf("-cp") + 1;
        complain(classPath > 0 && words.get(classPath).equals(LIBRARIES + "/*"), "the class path is not " + LIBRARIES);
        if (classPath > 0) {
            List<String> command = new ArrayList<>(words);
            command.set(
                    0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.set(classPath, System.getProperty("java.class.path"));
            command.add("--version");
            String said = SAID.computeIfAbsent(List.copyOf(command), ImageCheck::run);
            complain(said.startsWith("sordini "), "does not start: " + said);
        }
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : "exit " + process.exitValue() + ", " + said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(documents.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complain(boolean condition, String what) {
        complaints.require(condition, Documents.DOCKERFILE, what);
    }
}
