using System.Globalization;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Writes down why a decision came out as it did.</summary>
internal static class Trace
{
    public static DecisionTrace Of(PolicyDocument policy, IEnumerable<string> rules, params IEnumerable<(string Name, object? Value)> inputs) => new()
    {
        PolicyVersion = policy.Version,
        Rules = [.. rules.Distinct(StringComparer.Ordinal)],
        Inputs = inputs.Where(i => i.Value is not null).ToDictionary(i => i.Name, i => Text(i.Value!), StringComparer.Ordinal),
    };

    private static string Text(object value) => value switch
    {
        Enum code => CodeNames.Of(code),
        DateTimeOffset time => Json.Times.Write(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
