using System.Text.Json;

namespace ReturnsHub.Architecture.Tests;

/// <summary>The list of rules broken on purpose follows the source: a text that is not there any more breaks nothing.</summary>
public class MutationListTests
{
    [Fact]
    public void Every_text_to_be_replaced_stands_in_its_file_exactly_once()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests/ReturnsHub.Mutations/mutations.json")));
        var wrong = new List<string>();
        foreach (var mutation in list.RootElement.EnumerateArray())
        {
            var (file, find) = (mutation.GetProperty("file").GetString()!, mutation.GetProperty("find").GetString()!);
            var source = File.Exists(Repository.Path(file)) ? File.ReadAllText(Repository.Path(file)) : "";
            if (source.Split(find).Length != 2) wrong.Add($"{file}: {find}");
            mutation.GetProperty("replace").GetString().ShouldNotBe(find);
        }

        wrong.ShouldBeEmpty();
    }
}
