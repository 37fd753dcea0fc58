using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Local.Demo;

/// <summary>What a story needs: a number of its own, a sender, a day, and a note of how it must end.</summary>
internal sealed class Stage(DemoSender sender, int number, DateTimeOffset day, Random random, DemoLedger ledger, string formerShopSecret)
{
    public DemoSender Sender => sender;

    public int Number => number;

    public DateTimeOffset Day => day;

    public Random Random => random;

    public string FormerShopSecret => formerShopSecret;

    public ShopReturn Return(params ShopLine[] lines) => new(sender, number, day, lines);

    /// <summary>Says what must be released on a return once everything is done.</summary>
    public void Expect(ReturnId id, decimal released) => ledger.Expect(id, released);

    public DemoLedger Ledger => ledger;

    /// <summary>Waits until the hub has worked off what was sent, where a story is to be read step by step.</summary>
    public Func<Task> Settled { get; private init; } = () => Task.CompletedTask;

    /// <summary>The same stage, on which every step is waited for.</summary>
    public Stage WithPauses(Func<Task> settled) => new(Sender, Number, Day, Random, Ledger, FormerShopSecret) { ClosedPeriod = ClosedPeriod, Settled = settled };

    /// <summary>Says whose credit memo the ERP is to refuse.</summary>
    public required Action<ReturnId> ClosedPeriod { get; init; }
}

/// <summary>A path a return can take, played as often as <paramref name="Times"/> says.</summary>
internal sealed record Story(string Name, int Times, Func<Stage, Task> Play);
