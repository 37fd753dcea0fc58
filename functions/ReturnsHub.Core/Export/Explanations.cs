using System.Globalization;
using System.Text;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Export;

/// <summary>A return's history as a person reads it: who did what, and for each decision the policy, the rules and what they looked at.</summary>
internal static class Explanations
{
    public static string Of(IEnumerable<RecordedEvent> stream)
    {
        var text = new StringBuilder();
        foreach (var record in stream.Select(AuditRecord.Of))
        {
            text.Append(CultureInfo.InvariantCulture, $"{record.Number}. {Times.Write(record.OccurredAt)}  {record.ShortType}\n");
            text.Append(CultureInfo.InvariantCulture, $"   by {CodeNames.Of(record.Actor.Kind)} {record.Actor.Id} via {record.Via}, recorded {Times.Write(record.RecordedAt)}, because of {record.Causation}\n");
            if (record.Why is not null) text.Append(CultureInfo.InvariantCulture, $"   reason given: {record.Why}\n");
            if (record.PolicyVersion is not null)
                text.Append(CultureInfo.InvariantCulture, $"   decided under policy {record.PolicyVersion} by {(record.Rules is { Count: > 0 } rules ? string.Join(", ", rules) : "no rule")}\n");
            foreach (var (name, value) in record.Inputs ?? new Dictionary<string, string>(StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"     {name} = {value}\n");
            text.Append('\n');
        }

        return text.ToString();
    }
}
