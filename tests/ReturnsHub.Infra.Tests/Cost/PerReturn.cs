namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>What one return uses, from its first report to its last delivery to each of two consumers.</summary>
internal sealed class PerReturn(CostInputs inputs)
{
    private decimal Inbound => inputs.Of("inbound");

    private decimal Lines => inputs.Of("classifiedLines");

    private decimal Fenced => inputs.Of("fencedDeliveries");

    private decimal Recognised => inputs.Of("recognisedDeliveries");

    private decimal Answers => Lines * (1 - inputs.Of("cachedShare")) * inputs.Of("answersPerLine");

    private decimal Pieces => inputs.Of("evidencePieces");

    private decimal RelayPages => inputs.Of("events") / inputs.Of("eventsPerRelayPage");

    /// <summary>Reports, lines to read, deliveries with their repeats: what passes the three queues.</summary>
    public decimal BusOperations =>
        (Inbound * inputs.Of("busOperationsPerInbound")) + (Lines * inputs.Of("busOperationsPerLine")) + ((Fenced + Recognised) * inputs.Of("busOperationsPerDelivery"));

    /// <summary>The door by request, the relay by pages, the normaliser, the classifier and the deliverer by message.</summary>
    public decimal Executions => inputs.Of("requests") + Inbound + RelayPages + Lines + Fenced + Recognised;

    public decimal RequestUnits =>
        (inputs.Of("requests") * inputs.Of("requestUnitsPerRequest")) + (Inbound * inputs.Of("requestUnitsPerInbound"))
        + (RelayPages * inputs.Of("requestUnitsPerRelayPage")) + Checkpoints + (Lines * inputs.Of("requestUnitsPerLine"))
        + (Fenced * inputs.Of("requestUnitsPerFencedDelivery")) + (Recognised * inputs.Of("requestUnitsPerRecognisedDelivery")) + Looks;

    private decimal Checkpoints => RelayPages * inputs.Of("requestUnitsPerCheckpoint");

    private decimal Looks => inputs.Of("looksPerReturn") * inputs.Of("requestUnitsPerLook");

    /// <summary>Request units in one container.</summary>
    public decimal RequestUnitsIn(string container) =>
        inputs.Rows("requestUnits").Where(r => r.What.Split(' ', '-')[0] == container).Sum(r => r.Amount) + container switch
        {
            "leases" => Checkpoints,
            "returns" => Looks,
            _ => 0,
        };

    public decimal BlobWrites => Pieces * inputs.Of("blobWritesPerPiece");

    public decimal BlobReads => Pieces * inputs.Of("blobReadsPerPiece");

    public decimal TokensIn => Answers * inputs.Of("tokensInPerLine");

    public decimal TokensOut => Answers * inputs.Of("tokensOutPerLine");

    public decimal StoreKB => inputs.Of("events") * inputs.Of("storeKBPerEvent") * (1 + inputs.Of("indexShare"));

    public decimal EvidenceKB => Pieces * inputs.Of("evidenceKBPerPiece") * inputs.Of("bodyFactor");

    public decimal LogKB => Executions * inputs.Of("logKBPerExecution");

    /// <summary>Seconds in which some instance is busy for this return, when as many executions as said share each of them.</summary>
    public decimal ActiveSeconds(string sideBySide) => Executions * inputs.Of("secondsPerExecution") / inputs.Of(sideBySide);
}
