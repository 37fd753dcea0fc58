namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Tests over the one real company run one after another: lock dates are everybody's.</summary>
[CollectionDefinition("Odoo")]
public class OdooCollection;
