package io.sordini.app;

import io.sordini.topology.admin.AclRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.SecurityUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may do what beside the topics that are created. */
final class AclOptions {

    /** What to do with access control entries. */
    enum Mode {
        PRINT,
        APPLY
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--acls",
            paramLabel = "MODE",
            description = "What to do with the least access that each --principal needs: ${COMPLETION-CANDIDATES};"
                    + " print writes commands of kafka-acls.sh to standard output.")
    private @Nullable Mode mode;

    @Option(
            names = "--principal",
            paramLabel = "ROLE=PRINCIPAL",
            description = "Who plays a role, such as audit=User:sordini-audit; may be repeated. Roles: audit,"
                    + " enforcement, notification, producer, enforcer, operator, observer, admin.")
    private List<String> principals = new ArrayList<>();

    @Option(
            names = "--application-id-prefix",
            paramLabel = "PREFIX",
            description = "As the roles have it; default: what --config says, or the topic prefix.")
    private @Nullable String applicationIdPrefix;

    boolean prints() {
        return mode == Mode.PRINT;
    }

    /**
     * The least that the principals need; nothing if access is not to be touched.
     *
     * @param defaultPrefix of the names of groups and transactions, if no option gives it
     */
    List<AclBinding> bindings(String topicPrefix, String defaultPrefix) {
        if ((mode == null) != principals.isEmpty()) {
            throw wrong(
                    "--acls and --principal go together: say what to do and for whom, such as --acls print --principal"
                            + " audit=User:sordini-audit");
        }
        String prefix = applicationIdPrefix == null ? defaultPrefix : applicationIdPrefix;
        return principals.stream()
                .flatMap(text -> bindings(text, topicPrefix, prefix).stream())
                .distinct()
                .toList();
    }

    private List<AclBinding> bindings(String text, String topicPrefix, String prefix) {
        String[] parts = text.split("=", 2);
        AclRole role = Arrays.stream(AclRole.values())
                .filter(known -> known.text().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> wrong("--principal " + text + ": expected ROLE=PRINCIPAL with a role of "
                        + Arrays.stream(AclRole.values()).map(AclRole::text).collect(Collectors.joining(", "))));
        return role.bindings(topicPrefix, prefix, principal(text, parts.length == 2 ? parts[1] : ""));
    }

    private KafkaPrincipal principal(String text, String principal) {
        try {
            return SecurityUtils.parseKafkaPrincipal(principal);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "--principal " + text + ": expected a principal as the brokers name it, such as User:sordini-audit"
                            + " or User:CN=audit");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
