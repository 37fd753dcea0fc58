namespace ReturnsHub.Infra.Tests.Bicep;

public class BicepParserTests
{
    [Fact]
    public void A_resource_is_read_with_its_type_condition_loop_and_children()
    {
        var file = Samples.Read("""
            resource app 'Some/sites@2025-03-01' = [for (item, i) in items: if (item.on) {
              name: '${item.name}-${i}'
              resource ftp 'policies' = {
                name: 'ftp'
              }
            }]
            """);
        var app = file.Declarations.ShouldHaveSingleItem();
        app.Source.ShouldBe("Some/sites@2025-03-01");
        app.Body!["name"].ShouldBeOfType<Text>().Texts.ShouldBe(["", "-", ""]);
        file.Resources.Select(r => r.Source).ShouldBe(["Some/sites@2025-03-01", "Some/sites/policies@2025-03-01"]);
    }

    [Theory]
    [InlineData("var x = 'a${'b'}c'", "abc")]
    [InlineData("var x = true ? 'yes' : 'no'", "yes")]
    [InlineData("var y = { z: 'deep' }\nvar x = y.z", "deep")]
    [InlineData("var x = '''raw ${text}'''", "raw ${text}")]
    [InlineData(@"var x = 'it\'s'", "it's")]
    [InlineData("/* a\n comment */ var x = 'a' // and another", "a")]
    public void Constants_have_their_value(string source, string value)
    {
        var file = Samples.Read(source);
        new Constant(file).Of(file.Declarations.Single(d => d.Symbol == "x").Value).ShouldBe(value);
    }

    [Theory]
    [InlineData("var x = environment().name")]
    [InlineData("param y string\nvar x = '${y}!'")]
    public void What_is_only_known_on_deployment_has_no_value_here(string source)
    {
        var file = Samples.Read(source);
        new Constant(file).Of(file.Declarations.Single(d => d.Symbol == "x").Value).ShouldBeSameAs(Constant.Unknown);
    }

    [Theory]
    [InlineData("param x", null)]
    [InlineData("var x = ", "an expression")]
    [InlineData("var x = {\n  a: 1\n", "a name")]
    [InlineData("var x = [1 2]", "the end of the line")]
    [InlineData("var x = 'open", "a string does not end")]
    [InlineData("var x = 'a${b'", "an expression in a string does not end")]
    [InlineData("resource x = {}", "a plain string")]
    [InlineData("var x = a ? b", "':'")]
    [InlineData("vra x = 1", "'vra' starts no statement")]
    [InlineData("var x = $y", "'$' is no Bicep")]
    [InlineData("var x = 1 var y = 2", "the end of the line")]
    public void What_is_no_Bicep_is_refused_with_its_line(string source, string? reason)
    {
        var refused = Should.Throw<BicepSyntaxException>(() => Samples.Read("var first = 1\n" + source));
        refused.Message.ShouldStartWith("/infra/main.bicep:");
        if (reason is not null) refused.Message.ShouldContain(reason);
    }
}
