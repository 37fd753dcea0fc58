namespace ReturnsHub.Erps.Tests.Booking;

/// <summary>The example profiles that stand beside the connectors.</summary>
internal static class SampleProfile
{
    public static string Read(string connector)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ReturnsHub.sln"))) directory = directory.Parent;
        return File.ReadAllText(Path.Combine(directory!.FullName, "functions", "ReturnsHub.Erps", connector, "profile.sample.json"));
    }
}
