using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>What is deployed is closed, tagged, and reached by role only.</summary>
public class ResourceTests
{
    public static TheoryData<string> Files => [.. Infra.Files.Select(f => Repository.Relative(f.Path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Resources_have_a_stable_known_type_no_other_way_in_than_roles_and_tags(string file) =>
        ResourceCheck.Problems(Read(file)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void No_key_is_read_and_no_secret_is_given_out(string file) => SecretCheck.Problems(Read(file)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_role_is_a_known_one_on_one_resource(string file) => Roles.Problems(Read(file)).ShouldBeEmpty();

    [Fact]
    public void No_type_that_is_allowed_has_gone_unused()
    {
        var made = Infra.Made.Select(m => m.Resource.Source!.Split('@')[0]);
        ResourceTypes.All.Select(t => t.Type).Except(made).ShouldBeEmpty();
    }

    [Fact]
    public void No_version_is_a_preview() => ResourceTypes.All.ShouldAllBe(t => t.Version.Length == "yyyy-MM-dd".Length);

    [Fact]
    public void Roles_are_called_by_their_names_and_every_role_that_is_named_is_given()
    {
        var file = Infra.Module("roles");
        var named = (Dictionary<string, object?>)new Constant(file).Of(file.Of(DeclarationKind.Var).Single(v => v.Symbol == "roles").Value)!;
        named.ShouldAllBe(r => Roles.Symbol(Roles.BuiltIn[(string)r.Value!]) == r.Key);

        var used = Walk.All(file).OfType<Member>().Where(m => m.Target is Name { Symbol: "roles" }).Select(m => m.Symbol).Distinct();
        used.ShouldBe(named.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Publishing_with_a_password_is_off_for_both_of_its_ways_in()
    {
        var ways = Infra.Module("function-app").Resources.Where(r => r.Source!.Contains("basicPublishingCredentialsPolicies", StringComparison.Ordinal));
        ways.Select(w => new Constant(Infra.Module("function-app")).Of(w.Body!["name"])).ShouldBe(["ftp", "scm"], ignoreOrder: true);
    }

    [Fact]
    public void Every_resource_is_named_by_an_abbreviation_of_azures_own_list()
    {
        // https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations
        var used = Infra.Files.SelectMany(Walk.All).OfType<Member>().Where(m => m.Target is Name { Symbol: "abbreviations" }).Select(m => m.Symbol).Distinct();
        used.ShouldBe(InfraJson.Read("abbreviations.json").EnumerateObject().Select(p => p.Name), ignoreOrder: true);
    }

    private static BicepFile Read(string file) => BicepParser.ReadFile(Repository.Path(file));
}
