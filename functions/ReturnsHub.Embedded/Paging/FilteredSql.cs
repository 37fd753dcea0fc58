using System.Numerics;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Paging;

/// <summary>
/// One statement per combination of filters. A filter that is not set is not in the text either: <c>(? is null or …)</c>
/// would keep SQLite from using an index.
/// </summary>
internal sealed class FilteredSql
{
    private readonly Sql[] _byMask;

    /// <param name="select">Up to and including a first condition.</param>
    /// <param name="conditions">The conditions that may be set.</param>
    /// <param name="rest">What follows the conditions.</param>
    public FilteredSql(string select, string[] conditions, string rest)
    {
        _byMask = new Sql[1 << conditions.Length];
        for (var mask = 0u; mask < _byMask.Length; mask++)
        {
            var text = select;
            for (var left = mask; left != 0; left &= left - 1) text += $" and {conditions[BitOperations.TrailingZeroCount(left)]}";
            _byMask[mask] = new Sql($"{text} {rest}");
        }
    }

    /// <summary>The statement in which the conditions that are set stand, in their order.</summary>
    public Sql For(params ReadOnlySpan<bool> set)
    {
        var mask = 0;
        for (var i = 0; i < set.Length; i++)
        {
            if (set[i]) mask |= 1 << i;
        }

        return _byMask[mask];
    }
}
