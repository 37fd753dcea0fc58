using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReturnsHub.Core.Tests.Wire.Contracts;

/// <summary>What the code's XML documentation says of types, members and record parameters, as one plain sentence or two.</summary>
internal sealed partial class Words
{
    private readonly Dictionary<string, XElement> _members;

    public Words() => _members = XDocument.Load(Path.ChangeExtension(typeof(Core.Wire.Schemas).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    public string Of(Type type) => Text(_members.GetValueOrDefault($"T:{Name(type)}")?.Element("summary"));

    public string Of(MemberInfo member)
    {
        var kind = member is PropertyInfo ? 'P' : 'F';
        var own = Text(_members.GetValueOrDefault($"{kind}:{Name(member.DeclaringType!)}.{member.Name}")?.Element("summary"));
        return own.Length > 0 ? own : Parameter(member);
    }

    /// <summary>A positional record's parameters are documented on the type.</summary>
    private string Parameter(MemberInfo member) => Text(_members.GetValueOrDefault($"T:{Name(member.DeclaringType!)}")?
        .Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == member.Name));

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Text(XElement? element)
    {
        if (element is null) return "";
        foreach (var reference in element.Descendants().Where(e => e.Name.LocalName is "see" or "paramref" or "c").ToList())
        {
            var name = reference.Attribute("cref")?.Value ?? reference.Attribute("name")?.Value ?? reference.Attribute("langword")?.Value;
            reference.ReplaceWith($"`{(name is null ? reference.Value : name[(name.LastIndexOf('.') + 1)..])}`");
        }

        return Space().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
