using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>No key is read by a template, and nothing secret is given out: outputs and deployments can be read by many.</summary>
internal static class SecretCheck
{
    public static IEnumerable<string> Problems(BicepFile file)
    {
        var secure = file.Of(DeclarationKind.Param).Where(p => p.Has("secure")).Select(p => p.Symbol).ToHashSet(StringComparer.Ordinal);
        foreach (var call in Walk.All(file).OfType<Call>().Where(c => c.Symbol.StartsWith("list", StringComparison.Ordinal)))
            yield return $"{file.Path}:{call.Line}: {call.Symbol} reads keys";
        foreach (var name in file.Of(DeclarationKind.Output).SelectMany(Walk.All).OfType<Name>().Where(n => secure.Contains(n.Symbol)))
            yield return $"{file.Path}:{name.Line}: the secret '{name.Symbol}' is given out";
        foreach (var param in file.Of(DeclarationKind.Param).Where(p => LooksSecret(p.Symbol) && !secure.Contains(p.Symbol)))
            yield return $"{file.Path}:{param.Line}: '{param.Symbol}' is not @secure()";
        foreach (var param in file.Of(DeclarationKind.Param).Where(p => p.Has("secure") && p.Value is not null))
            yield return $"{file.Path}:{param.Line}: the secret '{param.Symbol}' has a default";
    }

    private static bool LooksSecret(string symbol) =>
        new[] { "secret", "password", "apikey", "extensionkey", "accesskey" }.Any(w => symbol.Contains(w, StringComparison.OrdinalIgnoreCase));
}
