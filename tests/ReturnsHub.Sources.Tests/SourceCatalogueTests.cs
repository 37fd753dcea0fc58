namespace ReturnsHub.Sources.Tests;

public class SourceCatalogueTests
{
    [Fact]
    public void Every_source_has_a_name_of_its_own() =>
        SourceCatalogue.Create(TimeProvider.System).Select(s => s.Name).ShouldBe(["shopify", "easypost", "warehouse"]);
}
