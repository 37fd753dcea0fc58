using System.Collections.Frozen;
using System.Reflection;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>Every event type the hub knows, by wire name.</summary>
public static class EventCatalogue
{
    private static readonly FrozenDictionary<Type, EventTypeAttribute> Names = typeof(ReturnEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(ReturnEvent)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t, t => t.GetCustomAttribute<EventTypeAttribute>()
            ?? throw new InvalidOperationException($"{t.Name} names no event type."));

    private static readonly FrozenDictionary<string, Type> Types =
        Names.ToFrozenDictionary(n => Wire(n.Value), n => n.Key, StringComparer.Ordinal);

    /// <summary>All types, by wire name, in alphabetical order.</summary>
    public static IEnumerable<(string Wire, Type Type)> All =>
        Types.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value));

    /// <summary>The wire name of an event: <c>returnshub.credit.released.v1</c>.</summary>
    public static string WireName(ReturnEvent e) => Wire(Names[e.GetType()]);

    /// <summary>The wire name of an event type.</summary>
    public static string WireName<T>()
        where T : ReturnEvent => Wire(Names[typeof(T)]);

    /// <summary>The type a wire name stands for, or null when the hub does not know it.</summary>
    public static Type? TypeOf(string wireName) => Types.GetValueOrDefault(wireName);

    private static string Wire(EventTypeAttribute name) => $"returnshub.{name.Name}.v{name.Version}";
}
