namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>Claims as rows of their own. Claims of before appear in the list with their return's next event.</summary>
internal static class Migration005
{
    public const string Sql = """
        alter table returns add column claims_digest blob;
        create table claims(
            id integer primary key, rid integer not null, tenant text not null, party text, status integer not null,
            due integer not null, body blob not null);
        create index claims_by_return on claims(rid);
        create index claims_by_due on claims(due, id);
        create index claims_by_tenant on claims(tenant, due, id);
        create index claims_by_party on claims(party, due, id) where party is not null;
        """;
}
