using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>Every symbol that a file uses is declared in it, and everything it declares is used or given out.</summary>
internal static class SymbolCheck
{
    public static IEnumerable<string> Problems(BicepFile file)
    {
        var declared = file.Declarations.Where(d => d.Kind is not DeclarationKind.Output).Select(d => d.Symbol).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var problems = Doubles(file).ToList();
        foreach (var declaration in file.Declarations)
        {
            foreach (var decorator in declaration.Decorators.Where(d => !Bicep.Functions.Decorators.Contains(d.Symbol)))
                problems.Add($"{file.Path}:{decorator.Line}: @{decorator.Symbol} is no decorator that is known here");
            if (declaration.Type is not null) TypeNames(declaration.Type, declared, used, file, problems);
            if (declaration.Value is not null) Names(declaration.Value, declared, [], used, file, problems);
        }

        problems.AddRange(Unused(file, used));
        return problems;
    }

    private static IEnumerable<string> Doubles(BicepFile file) =>
        file.Declarations.GroupBy(d => (d.Kind is DeclarationKind.Output, d.Symbol)).Where(g => g.Skip(1).Any())
            .Select(g => $"{file.Path}:{g.Last().Line}: '{g.Key.Symbol}' is declared twice");

    // A parameter file gives parameters, it does not declare them.
    private static IEnumerable<string> Unused(BicepFile file, HashSet<string> used) => file.Using is not null ? [] : file.Declarations
        .Where(d => (d.Kind is DeclarationKind.Param or DeclarationKind.Var or DeclarationKind.Type || d.Existing) && !used.Contains(d.Symbol))
        .Select(d => $"{file.Path}:{d.Line}: '{d.Symbol}' is declared and never used");

    private static void Names(
        Expression expression, HashSet<string> declared, HashSet<string> locals, HashSet<string> used, BicepFile file, List<string> problems)
    {
        switch (expression)
        {
            case Name name when locals.Contains(name.Symbol):
                return;
            case Name name when declared.Contains(name.Symbol):
                used.Add(name.Symbol);
                return;
            case Name name:
                problems.Add($"{file.Path}:{name.Line}: '{name.Symbol}' is declared nowhere in this file");
                return;
            case Call { Target: null } call when !Bicep.Functions.Known.Contains(call.Symbol):
                problems.Add($"{file.Path}:{call.Line}: there is no function '{call.Symbol}' that is known here");
                break;
            case Loop loop:
                Names(loop.Collection, declared, locals, used, file, problems);
                Names(loop.Body, declared, [.. locals, .. loop.Locals], used, file, problems);
                return;
            case Lambda lambda:
                locals = [.. locals, .. lambda.Locals];
                break;
            case ObjectValue body:
                locals = [.. locals, .. body.Nested.Select(n => n.Symbol)];
                break;
        }

        foreach (var child in Walk.Children(expression)) Names(child, declared, locals, used, file, problems);
    }

    private static void TypeNames(Expression type, HashSet<string> declared, HashSet<string> used, BicepFile file, List<string> problems)
    {
        foreach (var name in Walk.All(type).OfType<Name>().Where(n => !Bicep.Functions.Types.Contains(n.Symbol)))
        {
            if (declared.Contains(name.Symbol)) used.Add(name.Symbol);
            else problems.Add($"{file.Path}:{name.Line}: there is no type '{name.Symbol}'");
        }
    }
}
