using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>The app is told what it reads, and nothing else; its functions and containers are called what the templates call them.</summary>
public class SettingTests
{
    private static readonly string App = Repository.Path("functions", "ReturnsHub.Functions");

    /// <summary>Settings of the platform itself (https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity).</summary>
    private static readonly string[] OfThePlatform =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
    ];

    /// <summary>Settings of the code that are not for Azure: connection strings of emulators, and a path that has a default.</summary>
    private static readonly string[] NotDeployed = ["ServiceBus", "Cosmos", "Batches", "ReturnsHub__EvidenceConnection", "ReturnsHub__Configuration"];

    [Fact]
    public void Every_setting_the_code_reads_is_deployed_and_every_deployed_one_is_read()
    {
        var code = Read("SettingNames").Texts.Values;
        Deployed().Except(OfThePlatform).ShouldBe(code.Except(NotDeployed), ignoreOrder: true);
        NotDeployed.ShouldBeSubsetOf(code);
    }

    [Fact]
    public void The_host_and_every_service_sign_in_as_an_identity()
    {
        var deployed = Deployed();
        OfThePlatform.ShouldBeSubsetOf(deployed);
        foreach (var connection in new[] { "ServiceBus", "Cosmos", "Batches" })
            new[] { connection + "__credential", connection + "__clientId" }.ShouldBeSubsetOf(deployed);
        deployed.ShouldNotContain("AzureWebJobsStorage");
    }

    [Fact]
    public void No_setting_is_one_that_Flex_Consumption_refuses()
    {
        // https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations
        Deployed().Intersect(["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTSHARE", "SCM_DO_BUILD_DURING_DEPLOYMENT"]).ShouldBeEmpty();
    }

    [Fact]
    public void Batch_files_are_sent_to_the_function_that_reads_them()
    {
        var address = Walk.All(Infra.Module("batch-subscription")).OfType<Text>().Single(t => t.Texts.Any(x => x.Contains("functionName=", StringComparison.Ordinal)));
        string.Concat(address.Texts).ShouldContain($"functionName=Host.Functions.{Read("FunctionNames").Texts["BatchFiles"]}&");
    }

    [Fact]
    public void Groups_that_are_kept_warm_are_groups_or_functions_of_the_app()
    {
        var functions = Read("FunctionNames").Texts.Values.Select(f => $"function:{f}");
        WarmGroups().ShouldBeSubsetOf(["http", "blob", .. functions]);
    }

    [Fact]
    public void The_door_and_the_batch_files_can_be_kept_warm() => WarmGroups().ShouldBe(["http", "blob"]);

    [Fact]
    public void Containers_of_blobs_are_those_of_the_code()
    {
        NameOf("host-storage", "batches").ShouldBe(Read("BlobContainers").Texts["Batches"]);
    }

    [Fact]
    public void Evidence_is_kept_where_the_code_looks_for_it()
    {
        var options = Repository.Path("functions", "ReturnsHub.Azure", "Evidence", "EvidenceOptions.cs");
        File.ReadAllText(options).ShouldContain($"Container {{ get; init; }} = \"{NameOf("evidence-storage", "evidence")}\";");
    }

    [Fact]
    public void The_signing_key_is_made_under_the_name_the_code_reads()
    {
        var options = Repository.Path("functions", "ReturnsHub.Azure", "Signing", "KeyVaultOptions.cs");
        File.ReadAllText(options).ShouldContain("Secret { get; init; } = \"signing-key\";");
        File.ReadAllText(Repository.Path("infra", "hooks", "postprovision.sh")).ShouldContain("name=signing-key\n");
        File.ReadAllText(Repository.Path("infra", "hooks", "postprovision.ps1")).ShouldContain("$name = 'signing-key'");
    }

    private static Constants Read(string name) => new(File.ReadAllText(Path.Combine(App, "Settings", name + ".cs")));

    private static List<string> Deployed()
    {
        var settings = Infra.Module("app-settings").Resources.Single(r => r.Symbol == "settings").Body!;
        return [.. ((ObjectValue)((Call)settings["properties"]!).Arguments[1]).Properties.Select(p => p.Key!)];
    }

    private static List<string> WarmGroups() =>
        [.. Infra.Module("function-app").Of(DeclarationKind.Var).Where(v => v.Symbol is "intake" or "batch")
            .SelectMany(v => Walk.All(v).OfType<ObjectValue>()).Select(g => ((Text)g["name"]!).Texts[0])];

    private static string NameOf(string module, string container) =>
        (string)new Constant(Infra.Module(module)).Of(Infra.Module(module).Resources.Single(r => r.Symbol == container).Body!["name"])!;
}
