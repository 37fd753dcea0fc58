using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Ports;

/// <summary>Which exceptions; null does not restrict.</summary>
public sealed record ExceptionFilter
{
    /// <summary>Tenant.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>Kind.</summary>
    public ExceptionKind? Kind { get; init; }

    /// <summary>How urgent.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The subject of the person who works on it, whole.</summary>
    public string? Owner { get; init; }

    /// <summary>Only those that nobody works on.</summary>
    public bool Unowned { get; init; }

    /// <summary>Only those that were open at this time or before.</summary>
    public DateTimeOffset? OpenSince { get; init; }
}
