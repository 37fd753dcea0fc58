namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Tests over the one real Tryton run one after another: its SQLite takes one writer at a time.</summary>
[CollectionDefinition("Tryton")]
public class TrytonCollection;
