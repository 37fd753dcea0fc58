using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;

namespace ReturnsHub.Web.Exceptions;

/// <summary>Something that waits for a person: on a return, or a report that found none.</summary>
public sealed record ExceptionView
{
    /// <summary>What kind: an exception kind, or <c>UNMATCHED_REPORT</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How urgent.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>The return; absent for a report that found none.</summary>
    public string? ReturnId { get; init; }

    /// <summary>What it is about: a line, a credit, a parcel, or the names a report waits for.</summary>
    public required string About { get; init; }

    /// <summary>What was seen, without personal data.</summary>
    public required string Detail { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What to do about it.</summary>
    public required string WhatToDo { get; init; }

    /// <summary>Whole hours since then.</summary>
    public required long AgeHours { get; init; }

    /// <summary>The subject of the person who works on it; absent for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Who took note of it; it stays until its cause is gone.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>What the person who puts it right must be allowed to do.</summary>
    public required string Permission { get; init; }

    /// <summary>The roles that are.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Where to see it (<c>self</c>) and where to act on it (<c>resolve</c>, <c>assign</c>, <c>dismiss</c>).</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    internal const string Unmatched = "UNMATCHED_REPORT";
    internal const string Quarantined = "QUARANTINED_MESSAGE";

    internal static IReadOnlyList<string> RolesWith(Core.Access.Permission permission) => [.. RolePermissions.With(permission).Select(r => CodeNames.Of(r))];

    internal static ExceptionView Of(ReturnException exception, DateTimeOffset now) => new()
    {
        Kind = CodeNames.Of(exception.Exception.Kind),
        Severity = exception.Exception.Severity,
        Tenant = exception.Tenant.Value,
        ReturnId = exception.ReturnId.Value,
        About = exception.Exception.About,
        Detail = exception.Exception.Detail,
        Since = exception.Exception.Since,
        AgeHours = Age(exception.Exception.Since, now),
        Owner = exception.Exception.Owner,
        AcknowledgedBy = exception.Exception.AcknowledgedBy?.Id,
        WhatToDo = Exceptions.WhatToDo.About(exception.Exception.Kind),
        Permission = CodeNames.Of(ExceptionGuide.Of(exception.Exception.Kind).Permission),
        Roles = RolesWith(ExceptionGuide.Of(exception.Exception.Kind).Permission),
        Links = ExceptionLinks.Of(exception),
    };

    internal static ExceptionView Of(UnmatchedReport report, DateTimeOffset now) => new()
    {
        Kind = Unmatched,
        Severity = Severity.Medium,
        Tenant = report.Tenant.Value,
        About = Clip.Of(string.Join(", ", report.Names), 200),
        Detail = report.Summary,
        Since = report.Since,
        AgeHours = Age(report.Since, now),
        WhatToDo = Exceptions.WhatToDo.Unmatched,
        Permission = CodeNames.Of(Core.Access.Permission.OpenReturn),
        Roles = RolesWith(Core.Access.Permission.OpenReturn),
        Links = new Dictionary<string, string>(StringComparer.Ordinal) { ["resolve"] = "/api/returns" },
    };

    internal static ExceptionView Of(QuarantinedMessage message, DateTimeOffset now) => new()
    {
        Kind = Quarantined,
        Severity = Severity.Medium,
        Tenant = message.Message.Tenant.Value,
        About = message.Message.Id,
        Detail = message.Detail,
        Since = message.At,
        AgeHours = Age(message.At, now),
        WhatToDo = Exceptions.WhatToDo.Quarantined,
        Permission = CodeNames.Of(Core.Access.Permission.OperateHub),
        Roles = RolesWith(Core.Access.Permission.OperateHub),
        Links = new Dictionary<string, string>(StringComparer.Ordinal) { ["resolve"] = $"/api/quarantine/{Uri.EscapeDataString(message.Message.Id)}/replay" },
    };

    private static long Age(DateTimeOffset since, DateTimeOffset now) => Math.Max(0, (now - since).Ticks / TimeSpan.TicksPerHour);
}
