using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Warehouse;

/// <summary>Reads the hub's codes as they are written on the wire.</summary>
internal static class WarehouseCodes
{
    /// <summary>The code in a member; null when it is absent.</summary>
    public static T? Read<T>(JsonView line, string name)
        where T : struct, Enum
    {
        if (line.Text(name, ReadLimits.Code) is not { } text) return null;
        foreach (var code in Enum.GetValues<T>())
        {
            if (CodeNames.Of(code) == text) return code;
        }

        throw new UnreadableException("code-unknown", $"'{line.At(name)}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(c => CodeNames.Of(c)))}.");
    }
}
