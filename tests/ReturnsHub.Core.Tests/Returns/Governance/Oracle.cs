using System.Collections.Immutable;
using ReturnsHub.Core.Access;

namespace ReturnsHub.Core.Tests.Returns.Governance;

/// <summary>An approval as the oracle remembers it: who, when (in steps of 73 hours), and of which content.</summary>
internal sealed record Signature(Player By, int Clock, int Content);

/// <summary>
/// What may be released, worked out anew from who did what and without a look at the hub's state: only which moves the hub
/// followed, and what it released. It knows nothing of hashes; a content is a number that grows with every change of the goods, the
/// reason, a hold or a rejection.
/// </summary>
internal sealed record Oracle(int Limit, Role? Second = null, Player? Proposer = null)
{
    public int Clock { get; init; }

    public int Content { get; init; }

    public Move? Goods { get; init; }

    public bool Authorised { get; init; }

    public bool Settled { get; init; }

    public bool Manual { get; init; }

    public bool Pending { get; init; }

    public bool Rejected { get; init; }

    /// <summary>Who broke the glass.</summary>
    public string? BrokenBy { get; init; }

    /// <summary>Who lifted the dispute about the goods as they are now.</summary>
    public Player? LiftedDispute { get; init; }

    public decimal Released { get; init; }

    public ImmutableSortedSet<string> Requested { get; init; } = ImmutableSortedSet<string>.Empty;

    public ImmutableSortedSet<string> Handled { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>Said where goods go, settled a reason, put a hold.</summary>
    public ImmutableSortedSet<string> Touched { get; init; } = ImmutableSortedSet<string>.Empty;

    public ImmutableList<Signature> Signatures { get; init; } = [];

    /// <summary>The oracle after a move that the hub followed.</summary>
    public Oracle After(Letter letter)
    {
        var person = letter.By.Person;
        return letter.Move switch
        {
            Move.Request => this with { Requested = Requested.Add(person) },
            Move.Authorise => this with { Authorised = true },
            Move.InspectGood or Move.InspectWorn or Move.InspectWrong => Changed(Goods != letter.Move) with
            {
                Handled = Handled.Add(person),
                Goods = letter.Move,
                LiftedDispute = Goods == letter.Move ? LiftedDispute : null,
            },
            Move.Disposition => this with { Touched = Touched.Add(person) },
            Move.Settle => Changed(!Settled) with { Settled = true, Touched = Touched.Add(person) },
            Move.Place => Manual ? this : Changed(true) with { Manual = true, Touched = Touched.Add(person) },
            Move.LiftManual => Changed(true) with { Manual = false },
            Move.LiftDispute => Changed(true) with { LiftedDispute = letter.By },
            Move.Approve => this with { Signatures = Signatures.Add(new Signature(letter.By, Clock, Content)) },
            Move.BreakGlass => this with { BrokenBy = person },
            Move.Reject => Changed(true) with { Rejected = true },
            Move.RefundPending => Changed(!Pending) with { Pending = true },
            Move.Pass73Hours => this with { Clock = Clock + 1 },
            _ => this,
        };
    }

    /// <summary>Why the hub must not have followed <paramref name="letter"/>, which this oracle has not seen yet; null when it may.</summary>
    public string? Forbids(Letter letter)
    {
        var by = letter.By;
        var permitted = letter.Move switch
        {
            Move.Settle => by.Is(Role.Clerk),
            Move.Place => by.Is(Role.Clerk, Role.Inspector, Role.Approver, Role.Controller),
            Move.LiftManual => by.Is(Role.Clerk, Role.Approver, Role.Controller),
            Move.LiftDispute or Move.BreakGlass => by.Is(Role.Controller),
            Move.Approve or Move.Reject => by.Is(Role.Approver, Role.Controller),
            Move.Acknowledge => by.Is(Role.Controller, Role.Auditor, Role.Administrator) && by.Person != BrokenBy,
            _ => true,
        };
        if (!permitted) return "that is not theirs to do";
        return letter.Move is Move.Approve or Move.LiftManual or Move.LiftDispute && Barred(by) ? "they had a hand in the return" : null;
    }

    /// <summary>Why <paramref name="amount"/> must not have been released by <paramref name="letter"/>, which this oracle has seen already; null when it may.</summary>
    public string? Objects(Letter letter, decimal amount)
    {
        if (Released + amount > 100) return "more than was paid";
        if (!Authorised) return "nobody accepted the return";
        if (letter.Move == Move.BreakGlass)
        {
            if (!letter.By.Is(Role.Controller)) return "the glass was broken without the permission";
            return Requested.Contains(letter.By.Person) || Handled.Contains(letter.By.Person) ? "the glass was broken by who had a hand in the return" : null;
        }

        if (Manual) return "a person's hold stands";
        if (Goods is null) return "nothing was inspected";
        var disputed = Goods == Move.InspectWrong && !(LiftedDispute is { } lifter && lifter.Is(Role.Controller) && !Barred(lifter));
        var needed = Math.Max(Limit, disputed || Rejected || Pending ? 1 : 0);
        var valid = Signatures
            .Where(s => s.Content == Content && s.Clock == Clock && s.By.Is(Role.Approver, Role.Controller) && !Barred(s.By))
            .DistinctBy(s => s.By.Person)
            .ToList();
        if (valid.Count < needed) return $"{needed} approval(s) needed, {valid.Count} count";
        return Second is { } role && !valid.Exists(s => s.By.Is(role)) ? $"none of the approvals is a {role}'s" : null;
    }

    private bool Barred(Player player) => Requested.Contains(player.Person) || Handled.Contains(player.Person) || Touched.Contains(player.Person)
        || Proposer?.Person == player.Person;

    private Oracle Changed(bool changed) => changed ? this with { Content = Content + 1 } : this;

    /// <summary>What of the oracle the future depends on: contents are told apart only by whether an approval is of the present one.</summary>
    public string Fingerprint() => string.Join('|',
        Clock, Goods, Authorised, Settled, Manual, Pending, Rejected, LiftedDispute?.Name, BrokenBy, Released,
        string.Join(',', Requested), string.Join(',', Handled), string.Join(',', Touched),
        string.Join(',', Signatures.Where(s => s.Content == Content && s.Clock == Clock).Select(s => s.By.Name).Distinct().Order(StringComparer.Ordinal)));
}
