namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>
/// Returns, the feed, queues, evidence and the small tables. Times are ticks of UTC; enums are their numbers, which a test
/// pins. Rows that are written often have integer keys: a random key costs several times as much to insert. Where random keys
/// cannot be avoided, a <c>_recent</c> table takes them in the order they come (see <see cref="RecentKeys{TKey}"/>).
/// </summary>
internal static class Migration001
{
    public const string Sql = """
        create table meta(name text primary key, value integer not null) without rowid;

        create table returns(
            rid integer primary key, tenant text not null, return_id text not null, version integer not null,
            changed integer not null, status integer not null, held integer not null, order_id text, rma text,
            exceptions_digest blob, state blob not null);
        create unique index returns_by_id on returns(tenant, return_id);

        -- One position per event, given at commit by the only writer: the feed never skips.
        create table events(
            position integer primary key autoincrement, rid integer not null, seq integer not null,
            event_id blob not null, wire blob not null);
        create unique index events_by_stream on events(rid, seq);
        create index events_by_id on events(event_id);

        -- Keys are the first 16 bytes of a SHA-256.
        create table dedupe(rid integer not null, key blob not null, primary key(rid, key)) without rowid;

        create table exceptions(
            id integer primary key, rid integer not null, tenant text not null, return_id text not null, kind integer not null,
            urgency integer not null, since integer not null, body blob not null);
        create index exceptions_by_return on exceptions(rid);
        create index exceptions_by_urgency on exceptions(urgency, since, id);
        create index exceptions_by_kind on exceptions(tenant, kind);

        create table queues(
            id integer primary key, name text not null unique, waiting integer not null, dead integer not null);
        -- While locked, a session's available_at is the lock's end: one index finds what is due either way.
        create table queue_sessions(
            id integer primary key, queue integer not null, session text not null, available_at integer not null,
            lock_token text, handed_to integer);
        create unique index queue_sessions_by_name on queue_sessions(queue, session);
        create index queue_sessions_due on queue_sessions(queue, available_at);
        create table queue_messages(
            id integer primary key, session integer not null, message_id text not null, enqueued_at integer not null,
            attempts integer not null, body blob not null);
        create index queue_messages_in_order on queue_messages(session, id);
        create table dead_letters(
            id integer primary key autoincrement, queue integer not null, session text not null, message_id text not null,
            attempts integer not null, reason text not null, description text not null, at integer not null, body blob not null);
        create index dead_letters_by_queue on dead_letters(queue, id);
        create index dead_letters_by_message on dead_letters(queue, message_id);
        -- Two generations of message ids: the older one is emptied whole once everything in it has left the window.
        create table message_ids_recent(id integer primary key, queue integer not null, key blob not null, at integer not null);
        create table message_ids_0(queue integer not null, key blob not null, at integer not null, primary key(queue, key)) without rowid;
        create table message_ids_1(queue integer not null, key blob not null, at integer not null, primary key(queue, key)) without rowid;

        -- A piece without a number has been erased. Keys stand apart, in the order they were made.
        create table evidence_recent(
            piece integer primary key, tenant text not null, hash blob not null, pack integer not null, offset integer not null,
            length integer not null);
        create table evidence(
            tenant text not null, hash blob not null, piece integer, pack integer not null, offset integer not null,
            length integer not null, primary key(tenant, hash)) without rowid;
        create table evidence_keys(piece integer primary key, key blob not null);

        create table vault(
            tenant text not null, return_id text not null, field text not null, text text not null,
            primary key(tenant, return_id, field)) without rowid;
        create table vault_erased(tenant text not null, return_id text not null, primary key(tenant, return_id)) without rowid;

        create table lookups(
            id integer primary key, tenant text not null, kind integer not null, value text not null, return_id text not null);
        create unique index lookups_by_name on lookups(tenant, kind, value, return_id);

        create table unmatched(
            id integer primary key, tenant text not null, report_id text not null, lasting integer not null,
            occurred_at integer not null, since integer not null, body blob not null);
        create unique index unmatched_by_report on unmatched(tenant, report_id);
        create table unmatched_names(
            tenant text not null, kind integer not null, value text not null, unmatched integer not null,
            primary key(tenant, kind, value, unmatched)) without rowid;

        create table quarantine(
            id integer primary key, tenant text not null, message_id text not null, reason text not null, detail text not null,
            at integer not null, status integer not null, message blob not null);
        create unique index quarantine_by_message on quarantine(tenant, message_id);

        create table deliveries(
            id integer primary key autoincrement, tenant text not null, delivery_id text not null, consumer text not null,
            event_id blob not null, event_type text not null, return_id text not null, seq integer not null,
            status integer not null, attempts integer not null, last_answer text, foreign_id text, updated_at integer not null);
        create unique index deliveries_by_id on deliveries(tenant, delivery_id);

        create table cursors(reader text primary key, cursor text not null) without rowid;

        create table idempotency(
            scope text not null, key text not null, fingerprint text not null, claimed_until integer not null,
            forget_at integer not null, status integer, answer text, primary key(scope, key)) without rowid;
        """;
}
