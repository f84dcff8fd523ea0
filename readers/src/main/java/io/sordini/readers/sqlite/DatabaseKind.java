package io.sordini.readers.sqlite;

import io.sordini.readers.source.ReaderException;
import java.util.Set;

/** Which of MockLoop's databases it is, by the table that it holds. */
enum DatabaseKind {
    REQUESTS("request_logs", "schema_version"),
    /** The mock server's own administration: counted, and no traffic of the API. */
    ADMIN("admin_logs", "admin_schema_version"),
    /** What the MCP server did, which is read otherwise. */
    MCP("mcp_audit_logs", "");

    private final String table;
    private final String versions;

    DatabaseKind(String table, String versions) {
        this.table = table;
        this.versions = versions;
    }

    String table() {
        return table;
    }

    /** The table that says when the schema was made. */
    String versions() {
        return versions;
    }

    static DatabaseKind of(Set<String> tables, String name) {
        for (DatabaseKind kind : values()) {
            if (tables.contains(kind.table)) {
                if (kind == MCP) {
                    throw new ReaderException(
                            name + " is the audit log of MockLoop's MCP server, which is not read yet: leave it out");
                }
                return kind;
            }
        }
        throw new ReaderException(
                name + " is no database of MockLoop: it has neither a table request_logs nor admin_logs");
    }
}
