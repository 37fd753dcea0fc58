using System.Xml.Linq;

namespace ReturnsHub.Architecture.Tests;

/// <summary>Each project uses what the house allows it to use, and nothing else: read from the project files themselves.</summary>
public class ArrowTests
{
    /// <summary>What a project may refer to. Packages are named where a room is bound to few of them.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["ReturnsHub.Core"] = [],
        ["ReturnsHub.Sources"] = ["ReturnsHub.Core"],
        ["ReturnsHub.Erps"] = ["ReturnsHub.Core"],
        ["ReturnsHub.Embedded"] = ["ReturnsHub.Core"],
        ["ReturnsHub.Azure"] = ["ReturnsHub.Core"],
        ["ReturnsHub.Web"] = ["ReturnsHub.Core"],
        ["ReturnsHub.Local"] = ["ReturnsHub.Core", "ReturnsHub.Sources", "ReturnsHub.Erps", "ReturnsHub.Embedded", "ReturnsHub.Azure", "ReturnsHub.Web"],
        ["ReturnsHub.Functions"] = ["ReturnsHub.Core", "ReturnsHub.Sources", "ReturnsHub.Erps", "ReturnsHub.Embedded", "ReturnsHub.Azure", "ReturnsHub.Web"],
    };

    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["ReturnsHub.Core"] = [],
        ["ReturnsHub.Sources"] = [],
        ["ReturnsHub.Erps"] = [],
        ["ReturnsHub.Embedded"] = ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["ReturnsHub.Web"] = ["Microsoft.AspNetCore.OpenApi", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"],
    };

    public static TheoryData<string> Projects => [.. ProjectNames()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_the_rooms_it_may_use(string project)
    {
        MayUse.ShouldContainKey(project, "A new room needs a row here: which rooms may it use?");
        References(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).ShouldBeSubsetOf(MayUse[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_bound_room_uses_no_package_beyond_its_own(string project)
    {
        if (!Packages.TryGetValue(project, out var allowed)) return;
        var used = Load(project).Descendants("PackageReference")
            .Where(p => (string?)p.Attribute("PrivateAssets") != "all")
            .Select(p => (string)p.Attribute("Include")!);
        used.ShouldBeSubsetOf(allowed);
    }

    [Fact]
    public void Only_web_and_the_hosts_see_the_web_framework()
    {
        var seen = ProjectNames().Where(p => References(p, "FrameworkReference").Contains("Microsoft.AspNetCore.App"));
        seen.ShouldBeSubsetOf(["ReturnsHub.Web", "ReturnsHub.Local", "ReturnsHub.Functions"]);
    }

    [Fact]
    public void Core_needs_nothing_at_run_time_but_the_base_class_library()
    {
        var references = typeof(Core.Primitives.Money).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        references.ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard" || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ProjectNames() => Directory.EnumerateDirectories(Repository.Path("functions")).Select(d => Path.GetFileName(d)!);

    private static IReadOnlyList<string> References(string project, string kind) =>
        [.. Load(project).Descendants(kind).Select(r => (string)r.Attribute("Include")!)];

    private static XDocument Load(string project) => XDocument.Load(Repository.Path("functions", project, project + ".csproj"));
}
