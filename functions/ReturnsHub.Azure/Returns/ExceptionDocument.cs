using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Returns;

/// <summary>An open exception, so that exceptions can be listed across returns.</summary>
internal sealed record ExceptionDocument
{
    /// <summary>What somebody took note of comes last.</summary>
    public const int Acknowledged = (int)Severity.High + 1;

    public required string Id { get; init; }

    public required string Pk { get; init; }

    public required TenantId Tenant { get; init; }

    /// <summary>Urgency, age, return and exception: sorts exceptions over all returns.</summary>
    public required string Rank { get; init; }

    public required ExceptionKind Kind { get; init; }

    /// <summary>Who works on it; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>Since when.</summary>
    public required string Since { get; init; }

    public required OpenException Exception { get; init; }

    /// <summary>Most urgent is smallest, so that one ascending index serves "most urgent first, then oldest".</summary>
    public static int Urgency(Severity severity) => (int)Severity.High - (int)severity;

    public static ExceptionDocument Of(StreamKey key, OpenException open, string id)
    {
        var since = SortableTime.Write(open.Since);
        var urgency = open.AcknowledgedBy is null ? Urgency(open.Severity) : Acknowledged;
        return new ExceptionDocument
        {
            Id = id,
            Pk = key.ToString(),
            Tenant = key.Tenant,
            Rank = $"{urgency}/{since}/{key.ReturnId.Value}/{id}",
            Kind = open.Kind,
            Owner = open.Owner ?? "",
            Since = since,
            Exception = open,
        };
    }
}
