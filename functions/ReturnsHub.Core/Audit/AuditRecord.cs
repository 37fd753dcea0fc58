using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Core.Audit;

/// <summary>One line of the audit trail: who did what, when, why and from where.</summary>
public sealed record AuditRecord
{
    private const string Prefix = "returnshub.";

    /// <summary>Whose.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The return, if it is about one.</summary>
    public ReturnId? ReturnId { get; init; }

    /// <summary>The event's wire type, or the audit action.</summary>
    public required string Type { get; init; }

    /// <summary>When the hub recorded it.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it happened, by the source's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who.</summary>
    public required Actor Actor { get; init; }

    /// <summary>From where: the connection the cause came through, or how the person came in.</summary>
    public required string Via { get; init; }

    /// <summary>The id of the report or command that caused it.</summary>
    public string? Causation { get; init; }

    /// <summary>SHA-256 of the raw bytes behind it.</summary>
    public EvidenceHash? Evidence { get; init; }

    /// <summary>The policy version that decided, for decisions of the hub.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>The rules that decided.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>What the rules looked at, or an audit entry's details.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>The reason a person gave.</summary>
    public string? Why { get; init; }

    /// <summary>What else an audit entry is about.</summary>
    public string? About { get; init; }

    /// <summary>The event, when it is one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The event's place on its stream, or the entry's in the audit log.</summary>
    public required long Number { get; init; }

    /// <summary>The hash it is chained by.</summary>
    public required string Hash { get; init; }

    /// <summary>The type without <c>returnshub.</c> and version.</summary>
    internal string ShortType => Type.StartsWith(Prefix, StringComparison.Ordinal) && Type.LastIndexOf('.') is var end && end > Prefix.Length
        ? Type[Prefix.Length..end]
        : Type;

    /// <summary>An event as a line of the trail.</summary>
    public static AuditRecord Of(RecordedEvent e)
    {
        using var document = JsonDocument.Parse(CloudEventJson.Write(e));
        var root = document.RootElement;
        var data = root.GetProperty("data");
        var trace = data.ValueKind == JsonValueKind.Object ? TraceOf(data) : null;
        return new AuditRecord
        {
            Tenant = e.Tenant,
            ReturnId = e.ReturnId,
            Type = e.Type,
            RecordedAt = e.RecordedAt,
            OccurredAt = e.OccurredAt,
            Actor = e.Actor,
            Via = Text(root, "via") ?? e.Source,
            Causation = e.CausationId,
            Evidence = e.Evidence,
            PolicyVersion = trace?.PolicyVersion,
            Rules = trace?.Rules,
            Inputs = trace?.Inputs,
            Why = Text(data, "why"),
            EventId = e.Id,
            Number = e.Sequence,
            Hash = e.Hash,
        };
    }

    /// <summary>An audit entry as a line of the trail.</summary>
    public static AuditRecord Of(AuditEntry entry) => new()
    {
        Tenant = entry.Tenant,
        ReturnId = entry.ReturnId,
        Type = entry.Action,
        RecordedAt = entry.At,
        OccurredAt = entry.At,
        Actor = entry.Actor,
        Via = entry.Via,
        Inputs = entry.Details.Count == 0 ? null : entry.Details,
        About = entry.About,
        Number = entry.Number,
        Hash = entry.Hash,
    };

    // A trace hangs on events directly or on what they carry; what names a policy version and rules is one.
    private static DecisionTrace? TraceOf(JsonElement data) => data.EnumerateObject()
        .Where(m => m.Value.ValueKind == JsonValueKind.Object && m.Value.TryGetProperty("policyVersion", out _) && m.Value.TryGetProperty("rules", out _))
        .Select(m => m.Value.Deserialize<DecisionTrace>(HubJson.Options))
        .FirstOrDefault();

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
