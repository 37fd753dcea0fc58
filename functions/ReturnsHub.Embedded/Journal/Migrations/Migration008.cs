namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>Who works on an exception. Exceptions that were open before have no owner.</summary>
internal static class Migration008
{
    public const string Sql = """
        alter table exceptions add column owner text;
        create index exceptions_by_owner on exceptions(owner, urgency, since, id);
        """;
}
