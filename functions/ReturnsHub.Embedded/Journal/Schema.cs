namespace ReturnsHub.Embedded.Journal;

/// <summary>The journal's tables, as migrations from one version to the next. A published migration never changes.</summary>
internal static class Schema
{
    private static readonly string[] Migrations = [Version1, Version2];

    public static int Current => Migrations.Length;

    /// <summary>Brings a file to the current version, in one transaction per step.</summary>
    public static void Migrate(Db db, string path)
    {
        var version = Convert.ToInt32(db.Scalar("PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version > Current)
        {
            throw new DataDirectoryException(
                $"'{path}' was written by a newer hub (version {version}, this one knows {Current}). Start the newer hub, or restore a backup.");
        }

        for (; version < Current; version++) Apply(db, version);
    }

    /// <summary>Runs the migration from <paramref name="version"/> to the next.</summary>
    internal static void Apply(Db db, int version)
    {
        db.Run("BEGIN IMMEDIATE");
        db.Run(Migrations[version]);
        db.Run(FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
        db.Run("COMMIT");
    }

    // Random text is a costly primary key (a page per row); rows have small integer ids, and hashes stand for long names.
    private const string Version1 = """
        CREATE TABLE returns (
            rid INTEGER PRIMARY KEY, tenant TEXT NOT NULL, return_id TEXT NOT NULL, version INTEGER NOT NULL,
            status INTEGER NOT NULL, held INTEGER NOT NULL, order_id TEXT, rma TEXT, updated_at INTEGER NOT NULL, state BLOB NOT NULL,
            UNIQUE (tenant, return_id));
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT, rid INTEGER NOT NULL, sequence INTEGER NOT NULL, event_id BLOB NOT NULL, wire BLOB NOT NULL,
            UNIQUE (rid, sequence));
        CREATE INDEX events_by_id ON events (event_id);
        CREATE TABLE dedupe (rid INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (rid, key)) WITHOUT ROWID;
        CREATE TABLE exceptions (
            rid INTEGER NOT NULL, kind INTEGER NOT NULL, about TEXT NOT NULL, severity INTEGER NOT NULL, since INTEGER NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (rid, kind, about)) WITHOUT ROWID;
        CREATE TABLE lookups (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, tenant TEXT NOT NULL, name TEXT NOT NULL, return_id TEXT NOT NULL);
        CREATE INDEX lookups_by_hash ON lookups (hash);
        CREATE TABLE unmatched (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, report_id TEXT NOT NULL, lasting INTEGER NOT NULL, occurred_at INTEGER NOT NULL,
            since INTEGER NOT NULL, summary TEXT NOT NULL, names TEXT NOT NULL, message BLOB NOT NULL, UNIQUE (tenant, report_id));
        CREATE TABLE unmatched_names (hash INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (hash, id)) WITHOUT ROWID;
        CREATE TABLE queues (qid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE queue_sessions (sid INTEGER PRIMARY KEY, qid INTEGER NOT NULL, session TEXT NOT NULL, available_at INTEGER NOT NULL, UNIQUE (qid, session));
        CREATE INDEX queue_sessions_due ON queue_sessions (qid, available_at);
        CREATE TABLE queue_messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT, sid INTEGER NOT NULL, message_id TEXT NOT NULL, body BLOB NOT NULL,
            enqueued_at INTEGER NOT NULL, attempts INTEGER NOT NULL);
        CREATE INDEX queue_messages_in_session ON queue_messages (sid, id);
        CREATE TABLE queue_seen_0 (qid INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (qid, key)) WITHOUT ROWID;
        CREATE TABLE queue_seen_1 (qid INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (qid, key)) WITHOUT ROWID;
        CREATE TABLE dead_letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT, qid INTEGER NOT NULL, session TEXT NOT NULL, message_id TEXT NOT NULL, body BLOB NOT NULL,
            attempts INTEGER NOT NULL, reason TEXT NOT NULL, description TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (qid, message_id));
        CREATE TABLE evidence (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, hash BLOB NOT NULL, pack INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
            UNIQUE (hash, tenant));
        CREATE TABLE evidence_keys (id INTEGER PRIMARY KEY, key BLOB NOT NULL);
        CREATE TABLE vault (tenant TEXT NOT NULL, return_id TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (tenant, return_id, field)) WITHOUT ROWID;
        CREATE TABLE vault_erased (tenant TEXT NOT NULL, return_id TEXT NOT NULL, PRIMARY KEY (tenant, return_id)) WITHOUT ROWID;
        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, message_id TEXT NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
            at INTEGER NOT NULL, message BLOB NOT NULL, UNIQUE (tenant, message_id));
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, delivery_id TEXT NOT NULL, consumer TEXT NOT NULL, event_id TEXT NOT NULL, event_type TEXT NOT NULL,
            return_id TEXT NOT NULL, sequence INTEGER NOT NULL, status INTEGER NOT NULL, attempts INTEGER NOT NULL, last_answer TEXT, foreign_id TEXT,
            updated_at INTEGER NOT NULL, UNIQUE (tenant, delivery_id));
        CREATE TABLE cursors (reader TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE idempotency (
            scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, claimed_until INTEGER NOT NULL, status INTEGER, answer TEXT,
            PRIMARY KEY (scope, key)) WITHOUT ROWID;
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    // What lists and counts need, apart from what the pipeline needs.
    private const string Version2 = """
        CREATE INDEX returns_by_change ON returns (updated_at DESC, rid DESC);
        CREATE INDEX returns_by_status ON returns (tenant, status, held);
        CREATE INDEX returns_by_order ON returns (order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX returns_by_rma ON returns (rma) WHERE rma IS NOT NULL;
        CREATE INDEX exceptions_by_urgency ON exceptions (severity DESC, since, rid);
        CREATE INDEX deliveries_by_status ON deliveries (tenant, consumer, status);
        CREATE INDEX quarantine_by_status ON quarantine (status, id);
        """;
}
