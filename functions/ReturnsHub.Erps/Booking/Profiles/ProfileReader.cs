using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Erps.Booking.Profiles;

/// <summary>Reads profiles that people wrote.</summary>
public static class ProfileReader
{
    /// <summary>The largest profile, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Reads a profile; else says what is wrong, each in a sentence that says what to fix.</summary>
    public static (Profile? Profile, IReadOnlyList<string> Faults) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) > MostBytes) return (null, ["The profile is larger than 1 MiB. Item maps belong into the ERP where they are larger."]);
        try
        {
            var profile = JsonSerializer.Deserialize<Profile>(text, HubJson.Document);
            if (profile is null) return (null, ["The profile is empty."]);
            var faults = ProfileCheck.Of(profile).ToArray();
            return (faults.Length == 0 ? profile : null, faults);
        }
        catch (JsonException x)
        {
            return (null, [$"The profile cannot be read at {Clip.Of(x.Path ?? "$", 100)}, line {x.LineNumber + 1}: {Clip.Of(x.InnerException?.Message ?? x.Message, 200)}"]);
        }
    }
}
