using System.Collections.Concurrent;
using ReturnsHub.CosmosGateway.Log;

namespace ReturnsHub.CosmosGateway.Faults;

/// <summary>
/// Faults on demand: <c>gateway.Faults.On(Operation.Batch, container: "returns").Times(2).Throttle(TimeSpan.FromMilliseconds(5));</c>
/// The first rule that matches a request strikes.
/// </summary>
public sealed class FaultPlan
{
    private readonly ConcurrentQueue<FaultRule> _rules = new();

    /// <summary>How many requests were struck in all.</summary>
    public int Struck => _rules.Sum(rule => rule.Struck);

    /// <summary>Begins a rule for one operation.</summary>
    public FaultRule On(Operation operation, string? container = null) => Add(new FaultRule(operation, container));

    /// <summary>Begins a rule for every operation.</summary>
    public FaultRule OnAny(string? container = null) => Add(new FaultRule(null, container));

    /// <summary>Ends all rules.</summary>
    public void Clear() => _rules.Clear();

    internal (FaultRule Rule, Fault Fault)? Take(RequestRecord request) =>
        _rules.Select(rule => rule.Take(request)).FirstOrDefault(taken => taken is not null);

    private FaultRule Add(FaultRule rule)
    {
        _rules.Enqueue(rule);
        return rule;
    }
}
