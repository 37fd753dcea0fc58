namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>The value of what is written out in a file: strings, numbers, arrays, objects, variables made of them.</summary>
internal sealed class Constant(BicepFile file)
{
    /// <summary>Stands for what is only known when it is deployed.</summary>
    public static readonly object Unknown = new();

    public object? Of(Expression? expression) => expression switch
    {
        null => null,
        Literal literal => literal.Value,
        Text { Holes.Count: 0 } text => text.Texts[0],
        Text text => Joined(text),
        ArrayValue array => array.Items.Select(Of).ToList(),
        ObjectValue body => body.Properties.Where(p => p.Key is not null).ToDictionary(p => p.Key!, p => Of(p.Value), StringComparer.Ordinal),
        Name name => OfName(name.Symbol),
        Member member when Of(member.Target) is Dictionary<string, object?> body => body.GetValueOrDefault(member.Symbol, Unknown),
        Operation { Operator: "?:" } choice => Choice(choice),
        Operation { Operator: "-", Operands: [var operand] } when Of(operand) is long number => -number,
        _ => Unknown,
    };

    private object? OfName(string symbol)
    {
        var variable = file.Of(DeclarationKind.Var).FirstOrDefault(v => v.Symbol == symbol);
        return variable is null ? Unknown : Of(variable.Value);
    }

    private object Joined(Text text)
    {
        var values = text.Holes.Select(Of).ToList();
        return values.TrueForAll(v => v is string)
            ? string.Concat(text.Texts.Select((t, i) => i < values.Count ? t + values[i] : t))
            : Unknown;
    }

    private object? Choice(Operation choice) => Of(choice.Operands[0]) switch
    {
        true => Of(choice.Operands[1]),
        false => Of(choice.Operands[2]),
        _ => Unknown,
    };
}
