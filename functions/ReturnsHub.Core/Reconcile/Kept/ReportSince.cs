namespace ReturnsHub.Core.Reconcile.Kept;

/// <summary>What became of a kept report's differences: as reported then beside as it stands now.</summary>
public sealed record ReportSince
{
    /// <summary>The kept report.</summary>
    public required KeptReport Then { get; init; }

    /// <summary>When the books were looked at again.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the books were asked about all returns of the day again.</summary>
    public required bool Complete { get; init; }

    /// <summary>Reported then, and gone.</summary>
    public required IReadOnlyList<DifferenceSince> PutRight { get; init; }

    /// <summary>Reported then, and still there, by this code or another.</summary>
    public required IReadOnlyList<DifferenceSince> StillOpen { get; init; }

    /// <summary>There now, and not reported then.</summary>
    public required IReadOnlyList<DifferenceSince> New { get; init; }

    /// <summary>Reported then, on returns that were not looked at again because a limit was reached.</summary>
    public required IReadOnlyList<DifferenceSince> NotLookedAt { get; init; }

    /// <summary>Lays two reports of a day beside each other.</summary>
    /// <param name="head">The kept report's head.</param>
    /// <param name="then">The kept report.</param>
    /// <param name="now">The same day as it stands now.</param>
    public static ReportSince Of(KeptReport head, ReconciliationReport then, ReconciliationReport now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var left = now.Rows.SelectMany(r => r.Differences.Select(d => (r.ReturnId, Difference: d))).ToList();
        var looked = now.Complete ? null : now.Rows.Select(r => r.ReturnId).ToHashSet();
        var (open, gone, unseen, unpaired) = (new List<DifferenceSince>(), new List<DifferenceSince>(), new List<DifferenceSince>(), new List<(ReturnId ReturnId, Difference Difference)>());
        foreach (var (id, was) in then.Rows.SelectMany(r => r.Differences.Select(d => (r.ReturnId, Difference: d))))
        {
            if (looked?.Contains(id) == false) unseen.Add(new DifferenceSince(id, was, null));
            else if (Take(left, id, was, sameCode: true) is { } still) open.Add(new DifferenceSince(id, was, still));
            else unpaired.Add((id, was));
        }

        // A document that differs otherwise than it did is not put right.
        foreach (var (id, was) in unpaired)
        {
            if (Take(left, id, was, sameCode: false) is { } other) open.Add(new DifferenceSince(id, was, other));
            else gone.Add(new DifferenceSince(id, was, null));
        }

        return new ReportSince
        {
            Then = head,
            AsOf = now.AsOf,
            Complete = now.Complete,
            PutRight = gone,
            StillOpen = open,
            New = [.. left.Select(l => new DifferenceSince(l.ReturnId, null, l.Difference))],
            NotLookedAt = unseen,
        };
    }

    private static Difference? Take(List<(ReturnId ReturnId, Difference Difference)> from, ReturnId id, Difference was, bool sameCode)
    {
        var at = from.FindIndex(n => n.ReturnId == id && n.Difference.About == was.About && (!sameCode || n.Difference.Code == was.Code));
        if (at < 0) return null;
        var found = from[at].Difference;
        from.RemoveAt(at);
        return found;
    }
}

/// <summary>A difference then and now.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Then">As it was reported; null when it was not.</param>
/// <param name="Now">As it stands now; null when it is gone, or was not looked at.</param>
public sealed record DifferenceSince(ReturnId ReturnId, Difference? Then, Difference? Now);
