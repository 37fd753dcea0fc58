using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Paging;

/// <summary>Reads a page: one row more than asked for tells whether another page follows.</summary>
internal static class PageOf
{
    /// <summary>
    /// Runs <paramref name="query"/>, whose last parameter, its limit, is still to be bound. <paramref name="cursor"/> is
    /// the cursor after an item, from its row.
    /// </summary>
    public static Page<T> Rows<T>(Statement query, int limit, Func<Statement, T> item, Func<Statement, string> cursor)
    {
        var items = new List<T>();
        string? last = null;
        query.Bind(limit + 1L);
        while (query.Step())
        {
            if (items.Count == limit) return new Page<T>(items, last);
            items.Add(item(query));
            last = cursor(query);
        }

        return new Page<T>(items, null);
    }
}
