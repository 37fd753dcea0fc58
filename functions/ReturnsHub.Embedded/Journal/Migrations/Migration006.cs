namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>The policy journals of tenants. Rows are only ever added: the triggers hold that against this program's own mistakes.</summary>
internal static class Migration006
{
    public const string Sql = """
        create table policy_entries(
            tenant text not null, seq integer not null, act integer not null, version text not null, sha256 text not null,
            by_kind integer not null, by_id text not null, at integer not null, why text, primary key(tenant, seq)) without rowid;
        create table policy_documents(
            id integer primary key, tenant text not null, version text not null, document text not null);
        create unique index policy_documents_by_version on policy_documents(tenant, version);
        create trigger policy_entries_stay before update on policy_entries begin select raise(abort, 'policy entries never change'); end;
        create trigger policy_entries_remain before delete on policy_entries begin select raise(abort, 'policy entries are never deleted'); end;
        create trigger policy_documents_stay before update on policy_documents begin select raise(abort, 'policy documents never change'); end;
        create trigger policy_documents_remain before delete on policy_documents begin select raise(abort, 'policy documents are never deleted'); end;
        """;
}
