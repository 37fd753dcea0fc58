using System.Globalization;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Decide;

namespace ReturnsHub.Core.Scenarios.Telling;

/// <summary>Collects the facts of one return, each some hours after the one before. What is told twice under one document id is a correction.</summary>
internal sealed class Story
{
    private readonly string _scenario;
    private readonly ScenarioRun _run;
    private readonly ReturnId _id;
    private readonly List<Fact> _facts = [];
    private DateTimeOffset _clock;

    public Story(string scenario, ScenarioRun run)
    {
        (_scenario, _run, _id, _clock) = (scenario, run, ReturnOf(scenario, run), run.StartsAt);
        // Short, as ERPs keep few characters of a reference, and as unlike another run's as the return's own id.
        var mark = _id.Value[4..14].ToUpperInvariant();
        OrderId = $"SIM-{mark}";
        ExchangeOrderId = $"SIM-{mark}-X";
        Header = new ReturnHeader($"{scenario}.{run.RunId}", $"SIM-{mark}-R1", OrderId);
        Serial = $"SN{mark}";
    }

    public IReadOnlyList<Fact> Facts => _facts;

    public ReturnHeader Header { get; }

    public string OrderId { get; }

    public string ExchangeOrderId { get; }

    /// <summary>The serial number of the one unit that has one.</summary>
    public string Serial { get; }

    public DateTimeOffset Delivered => _run.StartsAt;

    public static ReturnId ReturnOf(string scenario, ScenarioRun run) => ReturnId.For(run.Tenant, run.Connection, $"{scenario}.{run.RunId}");

    /// <summary>The number the hub gives its <paramref name="n"/>th credit, as a platform carries it back.</summary>
    public string DocumentNumber(int n) => DocumentNumbers.Of(_id, Credit(n));

    public static string Credit(int n) => string.Create(CultureInfo.InvariantCulture, $"CR-{n}");

    public Story Ordered(OrderReport order) => Reported(new OrderReported(order));

    public Story Accepted(params RequestedLineReport[] lines)
    {
        Reported(new ReturnRequestReported(Header, lines), hours: 24);
        return Reported(new ReturnAuthorisationReported(Header, lines));
    }

    public Story Closed() => Reported(new ReturnClosureReported(Header), hours: 24);

    public Story Received(string receipt, params GoodsLineReport[] goods) => By(Cast.Receiver, new ReceiptReported(receipt, goods), hours: 48);

    public Story Inspected(string inspection, params GoodsLineReport[] goods) => By(Cast.Inspector, new InspectionReported(inspection, goods), hours: 2);

    /// <summary>Received, then inspected.</summary>
    public Story CameBack(params GoodsLineReport[] goods)
    {
        Received("RCV-1", [.. goods.Select(g => g with { Grade = Grade.U, Photos = [] })]);
        return Inspected("INS-1", goods);
    }

    public Story Refunded(RefundReport refund) => Reported(new RefundReported(Header, refund));

    public Story Chose(Resolution resolution, Money? exchangeFor = null) => Reported(new ResolutionReported(
        Header, resolution, exchangeFor is { } value ? new ExchangeReport(ExchangeOrderId, value) : null));

    public Story Reported(FactBody body, int hours = 1) => Add(body, Actor.Connection(_run.Connection), [], hours);

    public Story By(Cast who, FactBody body, int hours = 1) => Add(body, who.Actor, who.Roles, hours);

    private Story Add(FactBody body, Actor by, IReadOnlyList<Role> roles, int hours)
    {
        _clock = _clock.AddHours(hours);
        _facts.Add(new Fact
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"simulator:{_run.Connection}:{_scenario}:{_run.RunId}:{_facts.Count + 1:00}"),
            Tenant = _run.Tenant,
            Subject = new Subject.Known(_id),
            Connection = _run.Connection,
            OccurredAt = _clock,
            Actor = by,
            Roles = roles,
            Body = body,
        });
        return this;
    }
}
