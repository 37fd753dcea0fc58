using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Policies;

public class CategoryRulesTests
{
    private static readonly PolicyDocument Given = new()
    {
        Version = "1",
        Categories =
        [
            new CategoryRule { Category = "BOOTS", SkuPrefixes = ["SHO-BOO-"] },
            new CategoryRule { Category = "SHOES", SkuPrefixes = ["SHO-", "SAN-"] },
        ],
    };

    [Theory]
    [InlineData("SHO-BOO-42", null, "BOOTS")]
    [InlineData("SHO-1", null, "SHOES")]
    [InlineData("SAN-1", null, "SHOES")]
    [InlineData("sho-1", null, "GENERAL")]
    [InlineData("XSHO-1", null, "GENERAL")]
    [InlineData("SHO-1", "OUTLET", "OUTLET")]
    [InlineData(null, "OUTLET", "OUTLET")]
    [InlineData(null, null, "GENERAL")]
    public void The_source_names_the_category_else_the_first_prefix_that_fits_else_it_is_general(string? sku, string? source, string category) =>
        PolicyRules.CategoryOf(Given, Sku.From(sku), source).ShouldBe(category);
}
