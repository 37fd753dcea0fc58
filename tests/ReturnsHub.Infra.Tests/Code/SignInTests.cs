using System.Text.RegularExpressions;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>People may sign in at the platform; keys, webhooks and callbacks get past it to the hub.</summary>
public partial class SignInTests
{
    private static readonly BicepFile Module = Infra.Module("sign-in");
    private static readonly BicepFile Main = Infra.Module("main");

    [Fact]
    public void It_is_off_until_an_app_registration_is_named()
    {
        new Constant(Main).Of(Main.Of(DeclarationKind.Param).Single(p => p.Symbol == "signInClientId").Value).ShouldBe("");
        var deployed = Main.Of(DeclarationKind.Module).Single(m => m.Source == "modules/sign-in.bicep").Value.ShouldBeOfType<Conditional>();
        IsNamed(deployed.Condition).ShouldBeTrue();
        IsNamed(((ObjectValue)Main.Of(DeclarationKind.Module).Single(m => m.Symbol == "settings").Body!["params"]!)["signIn"]).ShouldBeTrue();
        At("platform", "enabled").ShouldBe(true);
    }

    [Fact]
    public void Who_brings_a_key_instead_comes_through_to_the_hub()
    {
        At("globalValidation", "requireAuthentication").ShouldBe(false);
        At("globalValidation", "unauthenticatedClientAction").ShouldBe("AllowAnonymous");
    }

    [Fact]
    public void Webhooks_and_the_calls_of_event_grid_need_no_sign_in_whatever_the_action_is()
    {
        var webhooks = Pattern().Match(File.ReadAllText(Repository.Path("functions", "ReturnsHub.Web", "Webhooks", "WebhookEndpoint.cs"))).Groups["path"].Value;
        var calls = Walk.All(Infra.Module("batch-subscription")).OfType<Text>().SelectMany(t => t.Texts)
            .Select(t => Callback().Match(t)).Single(m => m.Success).Groups["path"].Value;

        At("globalValidation", "excludedPaths").ShouldBeOfType<List<object?>>().ShouldBe([webhooks + "*", calls + "*"]);
    }

    [Fact]
    public void No_tokens_are_kept_and_none_are_taken_over_plain_http_or_twice()
    {
        At("login", "tokenStore", "enabled").ShouldBe(false);
        At("login", "nonce", "validateNonce").ShouldBe(true);
        At("httpSettings", "requireHttps").ShouldBe(true);
    }

    [Fact]
    public void The_apps_identity_stands_in_for_the_secret_of_the_registration()
    {
        var settings = Infra.Module("app-settings");
        var choice = settings.Of(DeclarationKind.Var).Single(v => v.Symbol == "signInSettings").Value.ShouldBeOfType<Operation>();
        choice.Operands[0].ShouldBeOfType<Name>().Symbol.ShouldBe("signIn");
        var given = choice.Operands[1].ShouldBeOfType<ObjectValue>().Properties.ShouldHaveSingleItem();
        choice.Operands[2].ShouldBeOfType<ObjectValue>().Properties.ShouldBeEmpty();
        At("identityProviders", "azureActiveDirectory", "registration", "clientSecretSettingName").ShouldBe(given.Key);
        given.Value.ShouldBeOfType<Name>().Symbol.ShouldBe("identityClientId");
        Walk.All(settings.Resources.Single(r => r.Symbol == "settings")).OfType<Name>().Select(n => n.Symbol).ShouldContain("signInSettings");
    }

    [Fact]
    public void Only_the_named_issuer_and_registration_count_and_no_other_provider()
    {
        var providers = At("identityProviders").ShouldBeOfType<Dictionary<string, object?>>();
        providers.Keys.ShouldBe(["azureActiveDirectory"]);
        var registration = Walk.All(Module).OfType<ObjectValue>().Single(o => o["openIdIssuer"] is not null);
        registration["openIdIssuer"].ShouldBeOfType<Name>().Symbol.ShouldBe("issuer");
        registration["clientId"].ShouldBeOfType<Name>().Symbol.ShouldBe("clientId");
    }

    private static object? At(params string[] path) => path.Aggregate(
        new Constant(Module).Of(Module.Resources.Single(r => r.Symbol == "authentication").Body!["properties"]),
        static (o, key) => ((Dictionary<string, object?>)o!)[key]);

    private static bool IsNamed(Expression? condition) =>
        condition is Operation { Operator: "!", Operands: [Call { Symbol: "empty", Arguments: [Name { Symbol: "signInClientId" }] }] };

    [GeneratedRegex("Pattern = \"(?<path>/[a-z]+/)\\{", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?<path>/runtime/webhooks/)[a-z]+\\?", RegexOptions.NonBacktracking)]
    private static partial Regex Callback();
}
