using System.Runtime.CompilerServices;
using System.Text;
using ReturnsHub.Core.Wire.Contracts;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>
/// Wire/contract.json is what consumers were promised. New things are written into it, under its last version, by running these tests
/// with RETURNSHUB_WRITE_CONTRACT=additions: add a version first when the last one was published. What breaks a promise is never written
/// so: make a new version of the event, or, where nobody can have relied on it, take its line out of the file by hand and say why.
/// </summary>
public class ContractTests
{
    internal static readonly EventContract Code = CodeContract.Read();

    [Fact]
    public void Nothing_that_consumers_were_promised_is_gone_or_changed() =>
        ContractDiff.Of(Published(), Code).Breaks.ShouldBeEmpty("Consumers rely on it. Keep it, and make a new version of the event for what must change.");

    [Fact]
    public void The_file_says_of_everything_the_code_writes_since_when_and_what_it_is()
    {
        var merged = ContractFile.Write(ContractMerge.Of(Published(), Code));
        if (Environment.GetEnvironmentVariable("RETURNSHUB_WRITE_CONTRACT") == "additions" && ContractDiff.Of(Published(), Code).Breaks.Count == 0)
            File.WriteAllText(FilePath(), merged);
        const string how = "Something is new or has other words. Add a version to 'versions' if the last was published, then run this with RETURNSHUB_WRITE_CONTRACT=additions.";
        ContractDiff.Of(Published(), Code).Additions.ShouldBeEmpty(how);
        merged.Split('\n').Except(Text().Split('\n'), StringComparer.Ordinal).ShouldBeEmpty(how);
        (Text() == merged).ShouldBeTrue(how);
    }

    [Fact]
    public void Everything_names_a_version_of_the_contract_and_has_words()
    {
        var contract = Published();
        var versions = contract.Versions.Select(v => v.Version).ToList();
        foreach (var (name, since, what) in Everything(contract))
        {
            versions.ShouldContain(since, name);
            what.ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [Fact]
    public void Versions_count_on_and_days_do_not_go_back()
    {
        var versions = Published().Versions;
        versions.Select(v => Version.Parse(v.Version)).ShouldBeInOrder(SortDirection.Ascending);
        versions.Select(v => v.Version).Distinct().Count().ShouldBe(versions.Count);
        versions.Select(v => DateOnly.ParseExact(v.Date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public void The_contract_in_the_assembly_is_the_one_in_the_file() =>
        ContractFile.Write(EventContract.Published).ShouldBe(ContractFile.Write(Published()));

    internal static string FilePath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../functions/ReturnsHub.Core/Wire/contract.json"));

    private static string Text() => File.ReadAllText(FilePath()).ReplaceLineEndings("\n");

    internal static EventContract Published() => EventContract.Read(Encoding.UTF8.GetBytes(Text()));

    private static IEnumerable<(string Name, string Since, string What)> Everything(EventContract contract) =>
    [
        .. contract.Envelope.Select(f => (f.Name, f.Since, f.What)),
        .. contract.Events.Select(e => (e.Type, e.Since, e.What)),
        .. contract.Events.SelectMany(e => e.Fields.Select(f => ($"{e.Type} {f.Name}", f.Since, f.What))),
        .. contract.Shapes.Select(s => (s.Name, s.Since, s.What)),
        .. contract.Shapes.SelectMany(s => (s.Fields ?? []).Select(f => ($"{s.Name} {f.Name}", f.Since, f.What))),
        .. contract.Shapes.SelectMany(s => (s.Values ?? []).Select(v => ($"{s.Name} {v.Value}", v.Since, v.What))),
    ];
}
