namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Tests over the one real ERPNext run one after another: some of them close its books for a moment.</summary>
[CollectionDefinition("ErpNextLive")]
public class ErpNextCollection;
