namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>Reports of daily reconciliation, which nothing changes or removes.</summary>
internal static class Migration013
{
    public const string Sql = """
        create table reconciliation_reports(
            id integer primary key, tenant text not null, consumer text not null, day integer not null, run integer not null,
            head blob not null, report blob not null);
        create unique index reconciliation_reports_by_day on reconciliation_reports(tenant, consumer, day, run);
        create trigger reconciliation_reports_unchanged before update on reconciliation_reports
        begin select raise(abort, 'A kept report is never changed.'); end;
        create trigger reconciliation_reports_unremoved before delete on reconciliation_reports
        begin select raise(abort, 'A kept report is never removed.'); end;
        """;
}
