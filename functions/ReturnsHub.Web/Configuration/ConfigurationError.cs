namespace ReturnsHub.Web.Configuration;

/// <summary>Something wrong in a configuration.</summary>
/// <param name="Path">Where: a JSON path such as <c>tenants[0].connections[1].secrets</c>.</param>
/// <param name="What">What is wrong and what to do, in a sentence.</param>
public sealed record ConfigurationError(string Path, string What)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {What}";
}

/// <summary>A configuration cannot be used. Carries everything that is wrong with it, so that it can be put right at once.</summary>
public sealed class ConfigurationException(string file, IReadOnlyList<ConfigurationError> errors)
    : Exception($"{file} has {errors.Count} error(s): {string.Join(' ', errors.Select(e => e.ToString()))}")
{
    /// <summary>The file, as it was named.</summary>
    public string File { get; } = file;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
