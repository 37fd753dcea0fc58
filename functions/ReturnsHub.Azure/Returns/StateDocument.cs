using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// A return as it is now, with what it is found by beside it. Its ETag fences every append. A document of version 0 holds no return: it
/// only carries the <see cref="Fence"/> of one whose first append may still be under way.
/// </summary>
internal sealed record StateDocument
{
    /// <summary>The id in every return's partition.</summary>
    public const string DocumentId = "state";

    public string Id { get; init; } = DocumentId;

    public required string Pk { get; init; }

    public required TenantId Tenant { get; init; }

    public required long Version { get; init; }

    /// <summary>When it last changed, and which return: sorts returns, each at a place of its own.</summary>
    public string? Changed { get; init; }

    public ReturnStatus? Status { get; init; }

    public bool? Held { get; init; }

    public string? OrderId { get; init; }

    /// <summary>In upper case.</summary>
    public string? Rma { get; init; }

    /// <summary>When the hub must look at it next, and which return.</summary>
    public string? Due { get; init; }

    /// <summary>Turns before this one append no more.</summary>
    public long? Fence { get; init; }

    /// <summary>What <see cref="DedupeKeys"/> wrote.</summary>
    public string? Keys { get; init; }

    /// <summary>The hash of its last event.</summary>
    public string? Hash { get; init; }

    /// <summary>The state, packed.</summary>
    public string? State { get; init; }

    /// <summary>The state, unpacked; null when there is no return yet.</summary>
    public ReturnState? Unpack() => State is null ? null : PackedJson.Read<ReturnState>(State);

    public static StateDocument Of(Append append, StateDocument? before, DedupeKeys keys, DateTimeOffset now)
    {
        var state = append.State;
        return new StateDocument
        {
            Pk = append.Key.ToString(),
            Tenant = append.Key.Tenant,
            Version = state.Version,
            Changed = ChangedAt(now, append.Key.ReturnId),
            Status = state.Status,
            Held = state.Credits.Any(c => c.Status == CreditStatus.Held),
            OrderId = state.Header?.OrderId ?? state.Order?.OrderId,
            Rma = state.Header?.Rma?.ToUpperInvariant(),
            Due = append.NextDue is { } due ? DueAt(due, append.Key.ReturnId) : null,
            Fence = before?.Fence,
            Keys = keys.ToString(),
            Hash = state.LastHash,
            State = PackedJson.Write(state),
        };
    }

    public static string ChangedAt(DateTimeOffset at, ReturnId id) => $"{SortableTime.Write(at)}/{id.Value}";

    public static string DueAt(DateTimeOffset at, ReturnId id) => $"{SortableTime.Write(at)}/{id.Value}";
}
