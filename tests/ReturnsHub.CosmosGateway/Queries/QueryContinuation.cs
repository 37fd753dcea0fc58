using System.Globalization;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>
/// Where the next page begins: after an item, where the query gives items as they lie; otherwise after so many results, which holds as
/// long as nothing is written in between.
/// </summary>
internal sealed record QueryContinuation(long AfterItem, int Skip)
{
    private static readonly QueryContinuation _start = new(0, 0);

    public static QueryContinuation Read(string? token)
    {
        if (token?.Split('+') is not [var item, var skip])
            return _start;
        return long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            && int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new QueryContinuation(after, count)
            : _start;
    }

    public override string ToString() => $"{AfterItem}+{Skip}";
}
