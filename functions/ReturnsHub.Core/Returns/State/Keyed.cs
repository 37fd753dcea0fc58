namespace ReturnsHub.Core.Returns.State;

/// <summary>Lists that are kept in the order of a key, so that the order in which reports came leaves no trace in the state.</summary>
internal static class Keyed
{
    /// <summary>The list with <paramref name="item"/> in the place of the one with the same key.</summary>
    public static IReadOnlyList<T> Put<T>(this IReadOnlyList<T> list, T item, Func<T, string> key) =>
        [.. list.Where(i => !string.Equals(key(i), key(item), StringComparison.Ordinal)).Append(item).OrderBy(key, StringComparer.Ordinal)];

    /// <summary>The list without the item of a key.</summary>
    public static IReadOnlyList<T> Without<T>(this IReadOnlyList<T> list, string which, Func<T, string> key) =>
        [.. list.Where(i => !string.Equals(key(i), which, StringComparison.Ordinal))];
}
