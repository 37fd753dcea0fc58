using System.Text.Json;
using System.Text.Unicode;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies.Checks;
using ReturnsHub.Core.Policies.Reading;

namespace ReturnsHub.Core.Policies;

/// <summary>
/// Reads a policy as a merchant writes it: JSON with comments and trailing commas. A policy with any fault is refused as a
/// whole; all faults are told at once, each with its place and what to change.
/// </summary>
public static class PolicyReader
{
    /// <summary>The largest document read, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Most rules of a table, and most entries of any list in a rule.</summary>
    public const int MostEntries = 500;

    /// <summary>Most faults told at once.</summary>
    public const int MostFaults = 100;

    private static readonly IReadOnlyList<Func<PolicyDocument, IEnumerable<PolicyFault>>> Checks =
    [
        GeneralCheck.Of,
        ScopeCheck.Of,
        RuleIdCheck.Of,
        CategoryNameCheck.Of,
        SkuPrefixCheck.Of,
        InspectionCheck.Of,
        ApprovalCheck.Of,
        RestockingFeeCheck.Of,
        DispositionCheck.Of,
        ReturnlessCheck.Of,
        VendorCheck.Of,
        GoodsTablesCheck.Of,
        ApprovalTermsCheck.Of,
        CreditTablesCheck.Of,
        EligibilityTablesCheck.Of,
        DeadlineCheck.Of,
    ];

    /// <summary>Reads and checks a policy.</summary>
    /// <param name="utf8">The document, UTF-8, with or without a byte order mark; untrusted.</param>
    public static PolicyResult Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes) return Refused(new PolicyFault("$", null, "The document is larger than 1 MB. Make it smaller."));
        var json = utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Span[3..] : utf8.Span;
        if (!Utf8.IsValid(json)) return Refused(new PolicyFault("$", null, "The document is not UTF-8. Save it as UTF-8."));
        var shape = ShapeReader.Read(json, typeof(PolicyDocument));
        if (shape.Faults.Count > 0) return Refused([.. shape.Faults]);
        var policy = JsonSerializer.Deserialize<PolicyDocument>(json, HubJson.Document)
            ?? throw new InvalidOperationException("A document with the shape of a policy is never null.");
        var faults = Checks.SelectMany(check => check(policy)).Take(MostFaults).Select(f => f with { Line = shape.LineOf(f.Path) }).ToArray();
        return faults.Length > 0 ? Refused(faults) : new PolicyResult(policy, []);
    }

    private static PolicyResult Refused(params PolicyFault[] faults) => new(null, faults);
}
