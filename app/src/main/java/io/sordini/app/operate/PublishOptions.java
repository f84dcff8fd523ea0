package io.sordini.app.operate;

import io.sordini.schemas.policy.PolicyDocument;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Under which name a policy is published, and how. */
public final class PublishOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = PolicyDocument.DEFAULT_NAME,
            description = "What roles are told by policy.name; default: ${DEFAULT-VALUE}")
    private String name = "";

    @Option(names = "--rollback", description = "Go back to a policy that was replaced, which is refused otherwise.")
    private boolean rollback;

    String name() {
        return checked(command, name);
    }

    boolean rollback() {
        return rollback;
    }

    static String checked(CommandSpec command, String name) {
        if (!name.matches(PolicyDocument.NAME_FORM)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--name: expected a small letter or digit and up to 63 more, dots, hyphens and underscores");
        }
        return name;
    }
}
