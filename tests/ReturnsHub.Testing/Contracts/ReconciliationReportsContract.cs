using System.Security.Cryptography;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IReconciliationReports"/> does.</summary>
public abstract class ReconciliationReportsContract : PortContract<IReconciliationReports>
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly DateOnly Third = new(2026, 11, 3);
    private static readonly Currency Euro = new("EUR");

    [Fact]
    public async Task A_report_comes_back_byte_for_byte_with_what_it_came_to()
    {
        var (head, bytes) = Report(Third, 1, size: 5_000);
        (await Port.KeepAsync(head, bytes, Ct)).ShouldBeTrue();
        await ReopenAsync();

        (await Port.ReadAsync(Acme, "erp", Third, 1, Ct)).ShouldNotBeNull().ToArray().ShouldBe(bytes);
        ShouldBe((await Port.OfDayAsync(Acme, "erp", Third, Ct)).ShouldHaveSingleItem(), head);
    }

    [Fact]
    public async Task A_report_of_many_megabytes_that_do_not_pack_comes_back_whole()
    {
        var (head, bytes) = Report(Third, 1, size: 3 * 1024 * 1024);
        await Port.KeepAsync(head, bytes, Ct);
        (await Port.ReadAsync(Acme, "erp", Third, 1, Ct)).ShouldNotBeNull().Span.SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_kept_is_never_replaced()
    {
        var (head, bytes) = Report(Third, 1);
        var (other, otherBytes) = Report(Third, 1, seed: 2);
        (await Port.KeepAsync(head, bytes, Ct)).ShouldBeTrue();

        (await Port.KeepAsync(other, otherBytes, Ct)).ShouldBeFalse();
        (await Port.KeepAsync(head, bytes, Ct)).ShouldBeFalse();

        (await Port.ReadAsync(Acme, "erp", Third, 1, Ct)).ShouldNotBeNull().ToArray().ShouldBe(bytes);
        ShouldBe((await Port.OfDayAsync(Acme, "erp", Third, Ct)).ShouldHaveSingleItem(), head);
    }

    [Fact]
    public async Task The_same_bytes_may_be_two_runs()
    {
        var (head, bytes) = Report(Third, 1);
        await Port.KeepAsync(head, bytes, Ct);
        (await Port.KeepAsync(head with { Run = 2 }, bytes, Ct)).ShouldBeTrue();
        (await Port.ReadAsync(Acme, "erp", Third, 1, Ct)).ShouldNotBeNull().ToArray().ShouldBe(bytes);
        (await Port.ReadAsync(Acme, "erp", Third, 2, Ct)).ShouldNotBeNull().ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task Of_twenty_that_keep_a_run_one_does()
    {
        var reports = Enumerable.Range(1, 20).Select(i => Report(Third, 1, seed: i)).ToArray();
        var kept = await Task.WhenAll(reports.Select(r => Task.Run(() => Port.KeepAsync(r.Head, r.Bytes, Ct))));

        kept.Count(k => k).ShouldBe(1);
        (await Port.ReadAsync(Acme, "erp", Third, 1, Ct)).ShouldNotBeNull().ToArray().ShouldBe(reports[Array.IndexOf(kept, true)].Bytes);
    }

    [Fact]
    public async Task Reports_are_listed_from_the_newest_day_and_of_a_day_from_the_latest_run()
    {
        foreach (var (day, run) in new[] { (1, 1), (3, 1), (3, 2), (2, 1), (30, 1) })
        {
            var (head, bytes) = Report(new DateOnly(2026, 11, day), run);
            await Port.KeepAsync(head, bytes, Ct);
        }

        var (foreign, foreignBytes) = Report(Third, 1);
        await Port.KeepAsync(foreign with { Consumer = "erp-2" }, foreignBytes, Ct);
        await Port.KeepAsync(foreign with { Tenant = new TenantId("other") }, foreignBytes, Ct);

        var first = await Port.ListAsync(Acme, "erp", new PageRequest(3), Ct);
        var second = await Port.ListAsync(Acme, "erp", new PageRequest(3, first.Next), Ct);
        first.Items.Concat(second.Items).Select(h => (h.Day.Day, h.Run)).ShouldBe([(30, 1), (3, 2), (3, 1), (2, 1), (1, 1)]);
        second.Next.ShouldBeNull();
        (await Port.OfDayAsync(Acme, "erp", Third, Ct)).Select(h => h.Run).ShouldBe([1, 2]);
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListAsync(Acme, "erp", new PageRequest(3, "a"), Ct));
    }

    [Fact]
    public async Task What_was_never_kept_is_not_there()
    {
        var (head, bytes) = Report(Third, 1);
        await Port.KeepAsync(head, bytes, Ct);

        (await Port.ReadAsync(Acme, "erp", Third, 2, Ct)).ShouldBeNull();
        (await Port.ReadAsync(Acme, "erp", Third, 0, Ct)).ShouldBeNull();
        (await Port.ReadAsync(Acme, "erp", Third.AddDays(1), 1, Ct)).ShouldBeNull();
        (await Port.ReadAsync(Acme, "shop", Third, 1, Ct)).ShouldBeNull();
        (await Port.ReadAsync(new TenantId("other"), "erp", Third, 1, Ct)).ShouldBeNull();
        (await Port.OfDayAsync(Acme, "erp", Third.AddDays(-1), Ct)).ShouldBeEmpty();
        (await Port.ListAsync(Acme, "shop", new PageRequest(), Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_head_that_is_another_reports_is_refused()
    {
        var (head, bytes) = Report(Third, 1);
        var (_, otherBytes) = Report(Third, 1, seed: 2);
        await Should.ThrowAsync<ArgumentException>(() => Port.KeepAsync(head, otherBytes, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.KeepAsync(head with { Run = 0 }, bytes, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.KeepAsync(head with { Run = KeptReport.MostRuns + 1 }, bytes, Ct));
        (await Port.OfDayAsync(Acme, "erp", Third, Ct)).ShouldBeEmpty();
    }

    private static void ShouldBe(KeptReport kept, KeptReport head)
    {
        kept.Totals.ShouldBe(head.Totals);
        (kept with { Totals = head.Totals }).ShouldBe(head);
    }

    private static (KeptReport Head, byte[] Bytes) Report(DateOnly day, int run, int size = 500, int seed = 1)
    {
        // Noise, so that it packs to no less; the store does not look into it.
        var bytes = new byte[size];
        var block = SHA256.HashData(BitConverter.GetBytes(seed));
        for (var at = 0; at < size; at += block.Length)
        {
            block.AsSpan(0, Math.Min(block.Length, size - at)).CopyTo(bytes.AsSpan(at));
            block = SHA256.HashData(block);
        }

        var amount = new Money(119.00m, Euro);
        var zero = Money.Zero(Euro);
        return (new KeptReport
        {
            Tenant = Acme,
            Consumer = "erp",
            Day = day,
            Run = run,
            AsOf = EventSamples.Noon,
            Hash = EvidenceHash.Of(bytes),
            Bytes = size,
            Agrees = false,
            Complete = true,
            Differences = 2,
            Totals = [new CurrencyTotals { Refunded = amount, Credited = amount, Held = zero, Booked = amount, NotAsked = zero, RefundedOnDay = amount, CreditedOnDay = zero }],
        }, bytes);
    }
}
