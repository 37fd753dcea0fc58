namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>
/// What the delivery ledger needs to fence workers off and to tell failures apart. Rows of before are version 1, in no doubt, and alike to
/// nothing until they fail again.
/// </summary>
internal static class Migration011
{
    public const string Sql = """
        alter table deliveries add column version integer not null default 1;
        alter table deliveries add column queue_attempt integer not null default 0;
        alter table deliveries add column category text;
        alter table deliveries add column fingerprint text;
        alter table deliveries add column in_doubt integer not null default 0;
        alter table deliveries add column first_at integer;
        alter table deliveries add column sent_at integer;
        """;
}
