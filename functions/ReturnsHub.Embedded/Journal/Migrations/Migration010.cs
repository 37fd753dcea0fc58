namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>The trace of a message and of the work that recorded an event, beside them. What was there before has none.</summary>
internal static class Migration010
{
    public const string Sql = """
        alter table queue_messages add column trace text;
        alter table dead_letters add column trace text;
        alter table events add column trace text;
        """;
}
