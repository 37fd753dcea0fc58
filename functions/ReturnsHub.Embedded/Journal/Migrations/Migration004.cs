namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>What retention looks for by age. Raw messages kept before this step count as kept at it: their time is not known.</summary>
internal static class Migration004
{
    public const string Sql = """
        create table evidence_ages(
            piece integer primary key, tenant text not null, hash blob not null, at integer not null);
        insert into evidence_ages(piece, tenant, hash, at)
            select piece, tenant, hash, (cast(strftime('%s', 'now') as integer) + 62135596800) * 10000000 from (
                select piece, tenant, hash from evidence where piece is not null
                union all select piece, tenant, hash from evidence_recent) order by piece;
        create index evidence_ages_by_age on evidence_ages(tenant, at, piece);
        create index deliveries_by_age on deliveries(tenant, status, updated_at);
        create index quarantine_by_tenant on quarantine(tenant, status, at);
        """;
}
