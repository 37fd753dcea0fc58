namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>What each resale channel was given a day.</summary>
internal static class Migration007
{
    public const string Sql = """
        create table channel_use(
            tenant text not null, day integer not null, channel text not null, units integer not null,
            primary key(tenant, day, channel)) without rowid;
        """;
}
