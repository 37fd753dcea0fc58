using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>
/// What a file takes from others is there: module files, their parameters (known ones, and all that are required), their outputs,
/// files that are read in.
/// </summary>
internal sealed class ModuleCheck(Func<string, BicepFile?> open, Func<string, bool> exists)
{
    public static ModuleCheck OfDisk { get; } = new(p => File.Exists(p) ? BicepParser.ReadFile(p) : null, File.Exists);

    public IEnumerable<string> Problems(BicepFile file)
    {
        foreach (var problem in file.Of(DeclarationKind.Module).SelectMany(m => Module(file, m))) yield return problem;
        foreach (var problem in Outputs(file)) yield return problem;
        foreach (var problem in ReadIn(file)) yield return problem;
        if (file.Using is not null)
        {
            foreach (var problem in Parameters(file)) yield return problem;
        }
    }

    private IEnumerable<string> Module(BicepFile file, Declaration module)
    {
        if (open(Beside(file, module.Source!)) is not { } target)
        {
            yield return $"{file.Path}:{module.Line}: there is no module '{module.Source}'";
            yield break;
        }

        var given = (module.Body?["params"] as ObjectValue)?.Properties.Select(p => p.Key!).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var problem in Compare(file, module.Line, target, given)) yield return problem;
        var wanted = target.TargetScope ?? "resourceGroup";
        var scoped = module.Body?["scope"] is not null;
        if (!scoped && (file.TargetScope ?? "resourceGroup") != wanted)
            yield return $"{file.Path}:{module.Line}: module '{module.Symbol}' wants the scope {wanted}";
    }

    private IEnumerable<string> Parameters(BicepFile file)
    {
        if (open(Beside(file, file.Using!)) is not { } target) return [$"{file.Path}:1: there is no file '{file.Using}'"];
        return Compare(file, 1, target, file.Of(DeclarationKind.Param).Select(p => p.Symbol).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Compare(BicepFile file, int line, BicepFile target, HashSet<string> given)
    {
        var all = target.Of(DeclarationKind.Param).ToList();
        var required = all.Where(p => p.Value is null && p.Type is not Operation { Operator: "?" }).Select(p => p.Symbol);
        return
        [
            .. given.Except(all.Select(p => p.Symbol)).Select(p => $"{file.Path}:{line}: {target.Path} takes no parameter '{p}'"),
            .. required.Except(given).Select(p => $"{file.Path}:{line}: {target.Path} needs the parameter '{p}'"),
        ];
    }

    private IEnumerable<string> Outputs(BicepFile file)
    {
        var modules = file.Of(DeclarationKind.Module).ToDictionary(m => m.Symbol, StringComparer.Ordinal);
        foreach (var use in Walk.All(file).OfType<Member>())
        {
            if (use.Target is not Member { Symbol: "outputs" } outputs || SymbolOf(outputs.Target) is not { } symbol) continue;
            if (!modules.TryGetValue(symbol, out var module) || open(Beside(file, module.Source!)) is not { } target) continue;
            if (target.Of(DeclarationKind.Output).All(o => o.Symbol != use.Symbol))
                yield return $"{file.Path}:{use.Line}: module '{symbol}' gives out no '{use.Symbol}'";
        }
    }

    private static string? SymbolOf(Expression target) => target switch
    {
        Name name => name.Symbol,
        Operation { Operator: "not null" } sure => SymbolOf(sure.Operands[0]),
        Bicep.Index index => SymbolOf(index.Target),
        _ => null,
    };

    private IEnumerable<string> ReadIn(BicepFile file) =>
        from call in Walk.All(file).OfType<Call>()
        where Bicep.Functions.ReadFiles.Contains(call.Symbol) && call.Arguments is [Text { Holes.Count: 0 }, ..]
        let path = ((Text)call.Arguments[0]).Texts[0]
        where !exists(Beside(file, path))
        select $"{file.Path}:{call.Line}: there is no file '{path}'";

    private static string Beside(BicepFile file, string path) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, path));
}
