using ReturnsHub.Infra.Tests.Checks;

namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>The repository's Bicep files, each by itself and with what it refers to.</summary>
public class BicepFilesTests
{
    public static TheoryData<string> Files => [.. Infra.Files.Concat(Infra.ParameterFiles).Select(f => Repository.Relative(f.Path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_symbol_is_declared_in_its_file_and_every_declaration_is_used(string file) =>
        SymbolCheck.Problems(Read(file)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_module_parameter_output_and_file_that_is_referred_to_exists(string file) =>
        ModuleCheck.OfDisk.Problems(Read(file)).ShouldBeEmpty();

    [Fact]
    public void Every_module_file_is_used()
    {
        var used = Infra.Files.SelectMany(f => f.Of(DeclarationKind.Module)
            .Select(m => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(f.Path)!, m.Source!))));
        var there = Infra.Files.Select(f => f.Path).Where(p => Repository.Relative(p).StartsWith("infra/modules/", StringComparison.Ordinal));
        there.Except(used).ShouldBeEmpty();
    }

    [Fact]
    public void Every_output_of_a_module_is_used()
    {
        var used = Infra.Files.SelectMany(Walk.All).OfType<Member>().Where(m => m.Target is Member { Symbol: "outputs" }).Select(m => m.Symbol);
        var given = Infra.Files.Where(f => f.TargetScope is null).SelectMany(f => f.Of(DeclarationKind.Output)).Select(o => o.Symbol);
        given.Except(used).ShouldBeEmpty();
    }

    private static BicepFile Read(string file) => BicepParser.ReadFile(Repository.Path(file));
}
