package io.sordini.app.operate;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which published policy is looked at, if one is. */
public final class PublishedOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--published",
            paramLabel = "NAME",
            description =
                    "The policy that is published under this name, which is what roles follow that run; they look for"
                            + " 'default' unless policy.name says otherwise.")
    private @Nullable String name;

    @Option(names = "--document", description = "With --published: print the document as its author wrote it.")
    private boolean document;

    /** Whether a published policy is meant. */
    public boolean isAsked() {
        return name != null;
    }

    /** The name. */
    public String name() {
        return PublishOptions.checked(command, name == null ? "" : name);
    }

    public boolean asDocument() {
        return document;
    }
}
