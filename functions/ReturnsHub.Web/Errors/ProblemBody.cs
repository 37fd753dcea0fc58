namespace ReturnsHub.Web.Errors;

/// <summary>A refusal as it travels: RFC 9457 problem details (https://www.rfc-editor.org/rfc/rfc9457) with the hub's code.</summary>
public sealed record ProblemBody
{
    /// <summary>Always <c>about:blank</c>: <see cref="Code"/> tells refusals apart.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A stable code for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What to do, in a sentence or two.</summary>
    public required string Detail { get; init; }

    /// <summary>Names this request in the hub's logs.</summary>
    public required string TraceId { get; init; }

    /// <summary>What is wrong with which field, by its path in the body.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}
