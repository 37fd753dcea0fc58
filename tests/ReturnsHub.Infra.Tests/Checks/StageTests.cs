using System.Text.Json;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>The three stages and the ways parameters are given.</summary>
public class StageTests
{
    private static readonly string[] Stages = ["dev", "test", "prod"];

    [Fact]
    public void Every_stage_says_the_same_things_and_the_template_reads_all_of_them()
    {
        var stages = InfraJson.Read("stages.json");
        stages.EnumerateObject().Select(s => s.Name).ShouldBe(Stages);
        var read = Walk.All(Infra.Module("main")).OfType<Member>().Where(m => m.Target is Name { Symbol: "size" }).Select(m => m.Symbol).Distinct().ToList();
        foreach (var stage in stages.EnumerateObject())
            stage.Value.EnumerateObject().Select(p => p.Name).ShouldBe(read, ignoreOrder: true, stage.Name);
    }

    [Fact]
    public void Every_stage_has_a_parameter_file_that_names_it()
    {
        foreach (var stage in Stages)
        {
            var file = Infra.ParameterFiles.Single(f => Path.GetFileName(f.Path) == stage + ".bicepparam");
            new Constant(file).Of(file.Of(DeclarationKind.Param).Single(p => p.Symbol == "stage").Value).ShouldBe(stage);
        }
    }

    [Fact]
    public void Parameters_that_azd_gives_are_parameters_of_the_template()
    {
        var all = Infra.Module("main").Of(DeclarationKind.Param).ToList();
        var given = InfraJson.Read("main.parameters.json").GetProperty("parameters").EnumerateObject().Select(p => p.Name).ToList();
        given.ShouldBeSubsetOf(all.Select(p => p.Symbol));
        all.Where(p => p.Value is null).Select(p => p.Symbol).ShouldBeSubsetOf(given);
    }

    [Fact]
    public void What_azd_takes_when_nobody_says_otherwise_is_what_the_template_takes()
    {
        var main = Infra.Module("main");
        foreach (var given in InfraJson.Read("main.parameters.json").GetProperty("parameters").EnumerateObject())
        {
            var text = given.Value.GetProperty("value").GetString()!;
            if (!text.Contains('=', StringComparison.Ordinal) || given.Name == "stage") continue;
            var standard = new Constant(main).Of(main.Of(DeclarationKind.Param).Single(p => p.Symbol == given.Name).Value);
            text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..^1].ShouldBe(JsonSerializer.Serialize(standard).Trim('"'), given.Name);
        }
    }

    [Fact]
    public void The_door_is_always_warm_in_production()
    {
        // Shopify hangs up after five seconds: https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks
        InfraJson.Read("stages.json").GetProperty("prod").GetProperty("alwaysReadyIntake").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Every_value_of_a_stage_is_one_that_its_module_takes()
    {
        var main = Infra.Module("main");
        var given = from module in main.Of(DeclarationKind.Module)
                    from property in ((ObjectValue)module.Body!["params"]!).Properties
                    where property.Value is Member { Target: Name { Symbol: "size" } }
                    select (File: Infra.Module(Path.GetFileNameWithoutExtension(module.Source!)), property.Key, Of: ((Member)property.Value).Symbol);
        given.ShouldNotBeEmpty();
        foreach (var (file, key, of) in given)
        {
            var param = file.Of(DeclarationKind.Param).Single(p => p.Symbol == key);
            foreach (var stage in InfraJson.Read("stages.json").EnumerateObject())
                Limits.Problem(file, param, stage.Value.GetProperty(of)).ShouldBeNull($"{stage.Name}: {of}");
        }
    }

    [Fact]
    public void Every_address_that_the_deployment_hook_reads_is_an_output_of_the_template()
    {
        var outputs = Infra.Module("main").Of(DeclarationKind.Output).Select(o => o.Symbol).ToList();
        var file = Infra.ParameterFiles.Single(f => Path.GetFileName(f.Path) == "batch-subscription.bicepparam");
        var read = Walk.All(file).OfType<Call>().Select(c => (string)new Constant(file).Of(c.Arguments[0])!);
        read.Except(["BLOBS_EXTENSION_KEY"]).ShouldBeSubsetOf(outputs);
    }
}
