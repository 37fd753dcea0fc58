using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;

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

    internal const string Unmatched = "UNMATCHED_REPORT";

    internal static ExceptionView Of(ReturnException exception) => new()
    {
        Kind = CodeNames.Of(exception.Exception.Kind),
        Severity = exception.Exception.Severity,
        Tenant = exception.Tenant.Value,
        ReturnId = exception.ReturnId.Value,
        About = exception.Exception.About,
        Detail = exception.Exception.Detail,
        Since = exception.Exception.Since,
        WhatToDo = Exceptions.WhatToDo.About(exception.Exception.Kind),
    };

    internal static ExceptionView Of(UnmatchedReport report) => new()
    {
        Kind = Unmatched,
        Severity = Severity.Medium,
        Tenant = report.Tenant.Value,
        About = Clip.Of(string.Join(", ", report.Names), 200),
        Detail = report.Summary,
        Since = report.Since,
        WhatToDo = Exceptions.WhatToDo.Unmatched,
    };
}
