using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.BusinessCentral;
using ReturnsHub.Erps.Tests.ErpNext;
using ReturnsHub.Erps.Tests.FinanceOperations;
using ReturnsHub.Erps.Tests.NetSuite;
using ReturnsHub.Erps.Tests.Odoo;
using ReturnsHub.Erps.Tests.Rackbeat;
using ReturnsHub.Erps.Tests.S4Hana;

namespace ReturnsHub.Erps.Tests.OnceInEffect;

/// <summary>
/// One promise for every connector: whatever answers are lost, wherever workers stop, and whatever is redriven, each event is booked
/// exactly once or stands as an exception, and what is booked is what was released.
/// </summary>
public class OnceInEffectTests
{
    private const int Histories = 12;

    private static readonly Dictionary<string, Func<FakeErp>> Erps = new()
    {
        ["business-central"] = () => new FakeBusinessCentral(),
        ["netsuite"] = NetSuite,
        ["s4hana"] = S4Hana,
        ["finance-operations"] = () => new FakeFinanceOperations { PostsByItself = true },
        ["rackbeat"] = () => new FakeRackbeat(),
        ["erpnext"] = ErpNext,
        ["odoo"] = Odoo,
    };

    private static DateOnly LongAgo { get; } = new(2025, 12, 31);

    // Tryton has no fake: a real one, with faults on the way to it, is asked in Tryton/LostAnswerTests.
    public static TheoryData<string> Connectors() => [.. ErpSystems.All.Select(e => e.Name).Where(n => n != ReturnsHub.Erps.Tryton.TrytonSystem.Registration.Name)];

    [Theory]
    [MemberData(nameof(Connectors))]
    public async Task Each_event_is_booked_once_or_stands_as_an_exception(string connector)
    {
        await using var erp = Erps[connector]();
        await erp.StartAsync();
        await using var hub = await Hub.StartAsync(erp);
        var profile = ProfileReader.Read(erp.Profile).Profile!;
        var (faults, stops, booked) = (0, 0, 0);
        for (var seed = 0; seed < Histories; seed++)
        {
            var random = new Random(seed);
            var events = await hub.PlayAsync(ScenarioCatalogue.All[seed * 2 % ScenarioCatalogue.All.Count], $"{connector}-{seed}");
            var worker = new Stopping(hub.Connect(), random);
            foreach (var e in events) faults += await DeliverAsync(hub, erp, worker, e, random);
            booked += await JudgeAsync(hub, erp, events, profile, redriven: false, seed);

            // Everything is well again, and what was given up is redriven, what was booked as well.
            worker.Unwell = false;
            foreach (var e in events) await DeliverAsync(hub, erp, worker, e, random: null);
            await JudgeAsync(hub, erp, events, profile, redriven: true, seed);
            stops += worker.Stops;
        }

        // Histories without trouble would show nothing.
        faults.ShouldBeGreaterThan(Histories);
        stops.ShouldBeGreaterThan(Histories / 4);
        booked.ShouldBeGreaterThan(Histories / 4);
    }

    /// <summary>A call that nobody waits for any more is carried out at the last moment at which the system still may.</summary>
    [Theory]
    [MemberData(nameof(Connectors))]
    public async Task A_call_that_is_carried_out_long_after_its_time_out_books_nothing_twice(string connector)
    {
        await using var erp = Erps[connector]();
        await erp.StartAsync();
        await using var hub = await Hub.StartAsync(erp);
        var profile = ProfileReader.Read(erp.Profile).Profile!;
        var late = 0;
        foreach (var scenario in (string[])["refund-with-return", "store-credit", "vendor-claim"])
        {
            for (var call = 0; call < 4; call++)
            {
                var events = await hub.PlayAsync(ScenarioCatalogue.Get(scenario), $"late-{late}-{call}-{scenario[..8]}");
                foreach (var e in events)
                {
                    var (at, seen) = (call, 0);
                    erp.Fail(Fault.Late, r => r.Method != "GET" && seen++ == at);
                    await DeliverAsync(hub, erp, hub.Connect(), e, random: null);
                    if (seen > at) late++;
                }

                await JudgeAsync(hub, erp, events, profile, redriven: false, call);
            }
        }

        late.ShouldBeGreaterThan(4);
    }

    private static FakeErp NetSuite()
    {
        var erp = new FakeNetSuite { Books = { ClosedTo = LongAgo } };
        foreach (var article in Article.All) erp.Books.Items[$"88{erp.Books.Items.Count}"] = article.Sku.Value;
        return erp;
    }

    private static FakeErp ErpNext()
    {
        var erp = new FakeErpNext { Books = { FrozenUntil = LongAgo } };
        erp.Books.KnowAll(ProfileReader.Read(erp.Profile).Profile!);
        return erp;
    }

    private static FakeErp Odoo()
    {
        var erp = new FakeOdoo { Books = { LockedUntil = LongAgo } };
        erp.Books.KnowAll(ProfileReader.Read(erp.Profile).Profile!);
        return erp;
    }

    private static FakeErp S4Hana()
    {
        var erp = new FakeS4Hana { Books = { ClosedTo = LongAgo } };
        foreach (var article in Article.All) erp.Books.Materials[article.Sku.Value] = article == Article.Book ? 0.07m : 0.19m;
        return erp;
    }

    private static async Task<int> DeliverAsync(Hub hub, FakeErp erp, IErpConnector worker, RecordedEvent e, Random? random)
    {
        var faults = 0;
        for (var attempt = 1; attempt < 100; attempt++)
        {
            if (random is not null && random.Next(3) == 0)
            {
                var (at, seen) = (random.Next(6), 0);
                erp.Fail((Fault)random.Next(7), _ => seen++ == at, random.Next(2) == 0 ? random.Next(1, 90) : null);
                faults++;
            }

            switch (await hub.TryAsync(worker, e, attempt))
            {
                case MessageEnd.Later later:
                    erp.Time.Advance(later.Rest);
                    break;
                default:
                    erp.NoMoreFaults();
                    return faults;
            }
        }

        throw new InvalidOperationException($"{e.Type} never ends.");
    }

    private static async Task<int> JudgeAsync(Hub hub, FakeErp erp, IReadOnlyList<RecordedEvent> events, Profile profile, bool redriven, int seed)
    {
        erp.Time.Advance(erp.LongestCall);
        erp.CarryOutLate();
        var books = erp.Booked.ToLookup(b => b.Number, StringComparer.Ordinal);
        var booked = 0;
        for (var n = 1; n <= events.Count; n++)
        {
            var e = events[n - 1];
            var row = await hub.RowAsync(e);
            var plan = Bookings.Of([.. events.Take(n)], profile, CanOf(erp, profile));
            var about = $"seed {seed}, {e.Type} ({row.Status}, {row.Category}, {row.LastAnswer})";
            if (row.Status != DeliveryStatus.Confirmed)
            {
                row.Status.ShouldBe(DeliveryStatus.DeadLettered, about);
                (await hub.IsExceptionAsync(e)).ShouldBeTrue(about);
            }

            foreach (var document in plan.Documents)
            {
                var there = books[erp.NumberOf(document)].ToArray();
                there.Length.ShouldBeLessThanOrEqualTo(1, about);
                if (row.Status == DeliveryStatus.Confirmed)
                {
                    there.Length.ShouldBe(1, about);
                    there[0].Posted.ShouldBeTrue(about);
                    booked++;
                }

                if (there.Length == 1 && there[0].Posted && document is CreditMemoDocument memo && there[0].Total is { } total)
                    Math.Abs(total).ShouldBe(((CreditReleased)e.Data).Amount.Amount, $"{about} {memo.Number}");
            }

            // With every fault gone, only what the ERP or the profile cannot book is left.
            if (redriven && row.Status == DeliveryStatus.DeadLettered) row.Category.ShouldNotBeOneOf("timeout", "connection", "http-429", "http-500", "http-503", "failed", "fenced");
        }

        return booked;
    }

    private static DocumentKind CanOf(FakeErp erp, Profile profile)
    {
        using var http = Bench.Client();
        return erp.Registration.Make(new Erps.Booking.Engine.ErpConnection(erp.Consumer, profile, http, erp.Time)).Books;
    }
}
