using System.Text.Json;

namespace ReturnsHub.Core.Codes;

/// <summary>Codes as they are written on the wire: <c>SIZE_TOO_SMALL</c>.</summary>
public static class CodeNames
{
    /// <summary>The wire name of a code.</summary>
    public static string Of(Enum code) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString());
}
