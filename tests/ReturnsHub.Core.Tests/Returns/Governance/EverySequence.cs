using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Governance;

/// <summary>
/// Walks every sequence of moves up to a length, from a start. Sequences that lead to the same state of the hub and of the oracle
/// have the same future, so they are walked on as one and counted as many.
/// </summary>
internal sealed class EverySequence(IReadOnlyList<Letter> alphabet, PolicyDocument policy, Surroundings around)
{
    private readonly HashSet<string> _refusals = new(StringComparer.Ordinal);
    private long _facts;

    /// <summary>Sequences walked, of every length.</summary>
    public Int128 Sequences { get; private set; }

    /// <summary>States walked on from.</summary>
    public int States { get; private set; }

    /// <summary>How often money was released, by the last rule of the release.</summary>
    public Dictionary<string, int> Releases { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes of the refusals that were met.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    public void Walk(ReturnState start, Oracle oracle, int longest)
    {
        var level = new Dictionary<string, Node> { ["start"] = new(start, oracle, 1, null) };
        for (var length = 1; length <= longest; length++)
        {
            var next = new Dictionary<string, Node>();
            foreach (var node in level.Values)
            {
                States++;
                foreach (var letter in alphabet)
                {
                    Sequences += node.Ways;
                    var after = Play(node, letter);
                    // What comes after the last move is nobody's concern any more.
                    if (length == longest) continue;
                    var key = ReferenceEquals(after.Hub, node.Hub) && after.Oracle == node.Oracle ? node.Key ??= Key(node) : Key(after);
                    next[key] = next.TryGetValue(key, out var known) ? known with { Ways = known.Ways + node.Ways } : after with { Ways = node.Ways, Key = key };
                }
            }

            level = next;
        }
    }

    /// <summary>The node after a move; the same hub where the hub refused or learned nothing.</summary>
    private Node Play(Node node, Letter letter)
    {
        var trail = new Trail(letter, node.Trail);
        if (letter.Body(node.Hub) is not { } body) return node with { Oracle = node.Oracle.After(letter), Trail = trail, Key = null };
        var now = Shop.Day.AddDays(3).AddHours(73 * node.Oracle.Clock);
        var fact = new Fact
        {
            Id = $"f-{++_facts}",
            Tenant = Shop.Tenant,
            Subject = new Subject.Known(node.Hub.ReturnId),
            Connection = Shop.Connection,
            // The newest word on the goods counts: each inspection is later than the one before.
            OccurredAt = body is InspectionReported ? (node.Hub.Inspections is [var last] ? last.At.AddMinutes(1) : Shop.Day.AddDays(2)) : now,
            Actor = letter.By.Actor,
            Roles = letter.By.Roles,
            Body = body,
        };
        var step = ReturnStep.Decide(node.Hub, fact, policy, now, around);
        if (step.Refusal is { } refusal)
        {
            _refusals.Add(refusal.Code);
            step.Events.OfType<CreditReleased>().ShouldBeEmpty($"{trail}: refused, and yet money went out");
        }

        if (step.Events.Count == 0) return node;
        var hub = step.Events.Aggregate(node.Hub, (state, e) => ReturnFold.Apply(state, e, now, EventActors.Of(e, fact)));
        if (step.Refusal is null && node.Oracle.Forbids(letter) is { } forbidden) Assert.Fail($"{trail}: followed, and yet {forbidden}.");
        var oracle = step.Refusal is null ? node.Oracle.After(letter) : node.Oracle;
        foreach (var released in step.Events.OfType<CreditReleased>().Where(r => r.Origin == CreditOrigin.Entitlement))
        {
            if (oracle.Objects(letter, released.Amount.Amount) is { } objection) Assert.Fail($"{trail}: {released.Amount} went out, and yet {objection}.");
            var rule = released.Decision.Rules[^1];
            Releases[rule] = Releases.GetValueOrDefault(rule) + 1;
            oracle = oracle with { Released = oracle.Released + released.Amount.Amount };
        }

        return new Node(hub, oracle, 0, trail);
    }

    /// <summary>Everything the future can depend on: all of the hub's state but for its place on the stream, and the oracle's.</summary>
    private static string Key(Node node)
    {
        var hub = node.Hub with
        {
            Version = 1,
            Seen = [],
            Order = null,
            UpdatedAt = default,
            Inspections = [.. node.Hub.Inspections.Select(i => i with { At = default })],
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(hub, HubJson.Options);
        return $"{Convert.ToBase64String(SHA256.HashData(bytes))}/{node.Oracle.Fingerprint()}";
    }

    private sealed record Node(ReturnState Hub, Oracle Oracle, Int128 Ways, Trail? Trail)
    {
        public string? Key { get; set; }
    }

    /// <summary>One way that leads to a node.</summary>
    private sealed record Trail(Letter Letter, Trail? Before)
    {
        public override string ToString() => Before is null ? $"{Letter}" : $"{Before}, {Letter}";
    }
}
