using System.Text.Json;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>Each check notices what it is there for: a small file that is right, then the same file broken.</summary>
public class BrokenSampleTests
{
    [Theory]
    [InlineData("param a string\noutput b string = a", null)]
    [InlineData("param a string\noutput b string = c", "'c' is declared nowhere in this file")]
    [InlineData("param a string", "'a' is declared and never used")]
    [InlineData("var a = 1", "'a' is declared and never used")]
    [InlineData("resource a 'Some/type@v' existing = {\n  name: 'x'\n}", "'a' is declared and never used")]
    [InlineData("type a = {\n  b: int\n}", "'a' is declared and never used")]
    [InlineData("param a thing\noutput b string = a", "there is no type 'thing'")]
    [InlineData("output b string = toUpperCase('x')", "there is no function 'toUpperCase' that is known here")]
    [InlineData("output b string = '${c}'", "'c' is declared nowhere in this file")]
    [InlineData("output b array = [for i in [1, 2]: j]", "'j' is declared nowhere in this file")]
    [InlineData("output b array = [for i in [1, 2]: i]", null)]
    [InlineData("output b array = map([1], x => y)", "'y' is declared nowhere in this file")]
    [InlineData("output b array = map([1], x => x)", null)]
    [InlineData("output b int = 1\noutput b int = 2", "'b' is declared twice")]
    [InlineData("@secrete()\nparam a string\noutput b string = a", "@secrete is no decorator that is known here")]
    public void Symbols(string source, string? problem) => Expect(SymbolCheck.Problems(Samples.Read(source)), problem);

    [Theory]
    [InlineData("module a 'part.bicep' = {\n  params: {\n    name: 'x'\n  }\n}\noutput b string = a.outputs.id", null)]
    [InlineData("module a 'prat.bicep' = {\n  params: {\n    name: 'x'\n  }\n}", "there is no module 'prat.bicep'")]
    [InlineData("module a 'part.bicep' = {\n  params: {\n    size: 2\n  }\n}", "needs the parameter 'name'")]
    [InlineData("module a 'part.bicep' = {}", "needs the parameter 'name'")]
    [InlineData("module a 'part.bicep' = {\n  params: {\n    name: 'x'\n    colour: 'red'\n  }\n}", "takes no parameter 'colour'")]
    [InlineData("module a 'part.bicep' = {\n  params: {\n    name: 'x'\n  }\n}\noutput b string = a.outputs.ids", "gives out no 'ids'")]
    [InlineData("module a 'part.bicep' = if (true) {\n  params: {\n    name: 'x'\n  }\n}\noutput b string = a!.outputs.ids", "gives out no 'ids'")]
    [InlineData("targetScope = 'subscription'\nmodule a 'part.bicep' = {\n  params: {\n    name: 'x'\n  }\n}", "wants the scope resourceGroup")]
    [InlineData("using 'part.bicep'\nparam name = 'x'", null)]
    [InlineData("using 'part.bicep'\nparam nmae = 'x'", "takes no parameter 'nmae'")]
    [InlineData("using 'part.bicep'\nparam size = 3", "needs the parameter 'name'")]
    [InlineData("output b string = loadTextContent('query.kql')", "there is no file 'query.kql'")]
    public void Modules(string source, string? problem) => Expect(Samples.Disk.Problems(Samples.Read(source)), problem);

    [Theory]
    [InlineData("", "", null)]
    [InlineData("disableLocalAuth: true", "disableLocalAuth: false", "disableLocalAuth is not True")]
    [InlineData("disableLocalAuth: true", "", "disableLocalAuth is not True")]
    [InlineData("disableLocalAuth: true", "disableLocalAuth: !empty(tags)", "disableLocalAuth is not True")]
    [InlineData("'1.2'", "'1.0'", "minimumTlsVersion is not 1.2")]
    [InlineData("tags: tags", "", "has no tags")]
    [InlineData("tags: tags", "tags: {}", "has no tags")]
    [InlineData("@2024-01-01", "@2017-04-01", "the version is not 2024-01-01")]
    [InlineData("ServiceBus/namespaces", "Relay/namespaces", "'Microsoft.Relay/namespaces' stands in no row of ResourceTypes")]
    public void Resources(string replace, string with, string? problem) =>
        Expect(ResourceCheck.Problems(Samples.Read(replace.Length == 0 ? Samples.Namespace : Samples.Namespace.Replace(replace, with, StringComparison.Ordinal))), problem);

    [Theory]
    [InlineData("output key string = bus.listKeys().primaryKey", "listKeys reads keys")]
    [InlineData("output key string = listKeys('x', 'y').primaryKey", "listKeys reads keys")]
    [InlineData("@secure()\nparam webhookSecret string\noutput a string = '${webhookSecret}'", "the secret 'webhookSecret' is given out")]
    [InlineData("param webhookSecret string\nvar a = webhookSecret", "'webhookSecret' is not @secure()")]
    [InlineData("@secure()\nparam webhookSecret string = 'hunter2'\nvar a = webhookSecret", "the secret 'webhookSecret' has a default")]
    [InlineData("@secure()\nparam webhookSecret string\nvar a = webhookSecret", null)]
    public void Secrets(string source, string? problem) => Expect(SecretCheck.Problems(Samples.Read(source)), problem);

    [Theory]
    [InlineData("scope: bus", "'ServicePrincipal'", "090c5cfd-751d-490a-894a-3ce6f1109419", null)]
    [InlineData("scope: bus", "'ServicePrincipal'", "090c5cfd-751d-490a-894a-3ce6f1109418", "090c5cfd-751d-490a-894a-3ce6f1109418 is no role that is known here")]
    [InlineData("scope: bus", "'ServicePrincipal'", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635 is no role that is known here")]
    [InlineData("", "'ServicePrincipal'", "090c5cfd-751d-490a-894a-3ce6f1109419", "a has no scope, so it is good for everything in the group")]
    [InlineData("scope: bus", "'User'", "090c5cfd-751d-490a-894a-3ce6f1109419", "a is not for an identity of a service")]
    public void Assignments(string scope, string principalType, string role, string? problem) => Expect(Roles.Problems(Samples.Read($$"""
        resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          {{scope}}
          name: 'x'
          properties: {
            principalType: {{principalType}}
            roleDefinitionId: '{{role}}'
          }
        }
        """)), problem);

    [Theory]
    [InlineData("param a int", "1", null)]
    [InlineData("param a int", "\"1\"", "1 is no int")]
    [InlineData("param a bool", "1", "1 is no bool")]
    [InlineData("@minValue(40)\nparam a int", "39", "39 is outside @minValue")]
    [InlineData("@maxValue(40)\nparam a int", "41", "41 is outside @maxValue")]
    [InlineData("@allowed([\n  'x'\n])\nparam a string", "\"x\"", null)]
    [InlineData("@allowed([\n  'x'\n])\nparam a string", "\"y\"", "y is outside @allowed")]
    public void Values(string source, string value, string? problem)
    {
        var file = Samples.Read(source);
        using var json = JsonDocument.Parse(value);
        Limits.Problem(file, file.Declarations.Single(), json.RootElement).ShouldBe(problem);
    }

    private static void Expect(IEnumerable<string> problems, string? problem)
    {
        if (problem is null) problems.ShouldBeEmpty();
        else problems.ShouldContain(p => p.EndsWith(problem, StringComparison.Ordinal));
    }
}
