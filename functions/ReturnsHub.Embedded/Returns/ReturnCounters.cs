using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <summary>Counts of returns by status, kept up to date with every append instead of counted anew.</summary>
internal static class ReturnCounters
{
    private static readonly Sql Add = new("""
        insert into return_counts(tenant, status, held, n) values(?, ?, ?, 1)
        on conflict(tenant, status, held) do update set n = n + 1
        """);
    private static readonly Sql Take = new("update return_counts set n = n - 1 where tenant=? and status=? and held=?");
    private static readonly Sql Read = new(
        "select status, held, sum(n) from return_counts where ?1 is null or tenant=?1 group by status, held");
    private static readonly Sql Exceptions = new("select kind, count(*) from exceptions where ?1 is null or tenant=?1 group by kind");

    public static void Moved(JournalConnection db, TenantId tenant, (int Status, bool Held)? from, (int Status, bool Held) to)
    {
        if (from == to) return;
        if (from is { } before) db.Use(Take).Bind(tenant.Value).Bind(before.Status).Bind(before.Held).Run();
        db.Use(Add).Bind(tenant.Value).Bind(to.Status).Bind(to.Held).Run();
    }

    public static ReturnCounts Count(JournalConnection db, TenantId? tenant)
    {
        using var moment = db.OneMoment();
        var byStatus = new Dictionary<ReturnStatus, long>();
        var held = 0L;
        using (var rows = db.Use(Read).Bind(tenant?.Value))
        {
            while (rows.Step())
            {
                var n = rows.Int64(2);
                if (n == 0) continue;
                var status = (ReturnStatus)rows.Int32(0);
                byStatus[status] = byStatus.GetValueOrDefault(status) + n;
                if (rows.Flag(1)) held += n;
            }
        }

        return new ReturnCounts(byStatus.Values.Sum(), byStatus, held, CountExceptions(db, tenant));
    }

    private static Dictionary<ExceptionKind, long> CountExceptions(JournalConnection db, TenantId? tenant)
    {
        var open = new Dictionary<ExceptionKind, long>();
        using var rows = db.Use(Exceptions).Bind(tenant?.Value);
        while (rows.Step()) open.Add((ExceptionKind)rows.Int32(0), rows.Int64(1));
        return open;
    }
}
