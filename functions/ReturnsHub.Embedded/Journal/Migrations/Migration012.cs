namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>What a consumer says its document is over. Rows of before say nothing of it.</summary>
internal static class Migration012
{
    public const string Sql = """
        alter table deliveries add column booked_amount text;
        alter table deliveries add column booked_currency text;
        """;
}
