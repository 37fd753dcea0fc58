namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>
/// When each return is to be looked at next, in ticks; null for never. Returns of before are due at once: what is true of them,
/// their first visit writes. A default instead of an update keeps this step short however many there are.
/// </summary>
internal static class Migration009
{
    public const string Sql = """
        alter table returns add column next_due integer default 0;
        create index returns_by_due on returns(next_due) where next_due is not null;
        """;
}
