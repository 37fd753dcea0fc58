using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Paging;

/// <summary>Puts a query together from the conditions that are set; values only ever go in as parameters.</summary>
internal sealed class Conditions(string select)
{
    private readonly List<(string Condition, string Parameter, object Value)> _set = [];

    public Conditions And(string condition, string parameter, object? value)
    {
        if (value is not null) _set.Add((condition, parameter, value));
        return this;
    }

    public QueryDefinition Query(string rest = "")
    {
        var where = string.Join(" AND ", _set.Select(s => s.Condition));
        var query = new QueryDefinition($"{select} WHERE {where} {rest}".TrimEnd());
        return _set.Aggregate(query, (q, s) => q.WithParameter(s.Parameter, s.Value));
    }
}
