namespace ReturnsHub.Infra.Tests.Syntax;

/// <summary>The grammar accepts every Bicep file; it does not know parameter files, which our own reader reads.</summary>
public class GrammarTests
{
    [SkippableFact]
    public void Every_Bicep_file_is_accepted_by_the_grammar()
    {
        Skip.If(Grammar.Missing() is not null, Grammar.Missing());
        Grammar.Problems(Infra.Files.Select(f => f.Path)).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_file_with_a_brace_too_few_is_not_accepted()
    {
        Skip.If(Grammar.Missing() is not null, Grammar.Missing());
        var path = Path.Combine(Path.GetTempPath(), $"returnshub-{Guid.NewGuid():N}.bicep");
        try
        {
            File.WriteAllText(path, "resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {\n  name: 'bus'\n\noutput id string = bus.id\n");
            Grammar.Problems(path).ShouldContain($"{path}:");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
