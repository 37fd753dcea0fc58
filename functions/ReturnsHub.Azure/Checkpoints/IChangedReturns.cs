namespace ReturnsHub.Azure.Checkpoints;

/// <summary>Which returns changed: the side of checkpoints that stands with the returns.</summary>
internal interface IChangedReturns
{
    /// <summary>
    /// Returns that changed after <paramref name="mark"/> (null: ever), in the order of their last change, at most
    /// <paramref name="most"/>. Costs as much as there are. A mark that ends a run (<c>More</c> false) looks a little further back than
    /// its last return, because an append that was under way may come in with an earlier time: returns of the last minutes are named
    /// again, with the version they had. The caller leaves out what an earlier checkpoint has in the same version.
    /// </summary>
    /// <exception cref="InvalidCursorException">The mark is not one this store gave out.</exception>
    Task<(IReadOnlyList<ChangedReturn> Items, string Mark, bool More)> ChangedSinceAsync(TenantId tenant, string? mark, int most, CancellationToken ct);
}

/// <summary>A return as it is now.</summary>
/// <param name="ReturnId">Which.</param>
/// <param name="Version">The sequence of its last event.</param>
/// <param name="HeadHash">The hash of its last event.</param>
internal sealed record ChangedReturn(ReturnId ReturnId, long Version, string HeadHash);
