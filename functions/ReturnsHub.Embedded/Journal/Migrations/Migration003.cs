namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>The audit log, and checkpoints with the returns under their roots.</summary>
internal static class Migration003
{
    public const string Sql = """
        create table audit_log(
            id integer primary key autoincrement, tenant text not null, number integer not null, at integer not null,
            return_id text, about text, hash text not null, body blob not null);
        create unique index audit_log_by_number on audit_log(tenant, number);
        create index audit_log_by_return on audit_log(tenant, return_id, id) where return_id is not null;
        create index audit_log_about on audit_log(tenant, about, id) where about is not null;
        create index audit_log_by_time on audit_log(at, id);

        create table checkpoints(
            tenant text not null, number integer not null, mark text not null, body blob not null,
            primary key(tenant, number)) without rowid;
        create table checkpoint_leaves(
            tenant text not null, number integer not null, return_id text not null, version integer not null, hash text not null,
            primary key(tenant, number, return_id)) without rowid;
        create index checkpoint_leaves_by_return on checkpoint_leaves(tenant, return_id, number, version);
        """;
}
