namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>What one return uses, from its first report to its last delivery.</summary>
internal sealed class PerReturn(CostInputs inputs)
{
    private decimal Inbound => inputs.Of("inbound");

    private decimal Events => inputs.Of("events");

    private decimal Lines => inputs.Of("classifiedLines");

    private decimal Deliveries => inputs.Of("deliveries");

    private decimal Answers => Lines * (1 - inputs.Of("cachedShare")) * inputs.Of("answersPerLine");

    private decimal Pieces => inputs.Of("evidencePieces");

    /// <summary>Reports, lines to read, deliveries with their repeats: what passes the three queues.</summary>
    public decimal BusOperations => (Inbound + Lines + Deliveries) * inputs.Of("busOperationsPerMessage");

    /// <summary>The door by request, the relay by pages, the normaliser, the classifier and the deliverer by message.</summary>
    public decimal Executions => inputs.Of("requests") + Inbound + (Events / inputs.Of("eventsPerRelayPage")) + Lines + Deliveries;

    public decimal RequestUnits =>
        (Inbound * inputs.Of("requestUnitsPerMessage")) + (Events * inputs.Of("requestUnitsPerEvent")) + (Deliveries * inputs.Of("requestUnitsPerDelivery"));

    public decimal BlobWrites => Pieces * inputs.Of("blobWritesPerPiece");

    public decimal BlobReads => Pieces * inputs.Of("blobReadsPerPiece");

    public decimal TokensIn => Answers * inputs.Of("tokensInPerLine");

    public decimal TokensOut => Answers * inputs.Of("tokensOutPerLine");

    public decimal StoreKB => Events * inputs.Of("storeKBPerEvent");

    public decimal EvidenceKB => Pieces * inputs.Of("evidenceKBPerPiece");

    public decimal LogKB => Executions * inputs.Of("logKBPerExecution");

    /// <summary>Seconds in which some instance is busy for this return, when as many executions as said share each of them.</summary>
    public decimal ActiveSeconds(string sideBySide) => Executions * inputs.Of("secondsPerExecution") / inputs.Of(sideBySide);
}
