using Azure.Storage.Blobs;
using ReturnsHub.Azure.Audit;
using ReturnsHub.Azure.Checkpoints;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Cursors;
using ReturnsHub.Azure.Deliveries;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Idempotency;
using ReturnsHub.Azure.Lookups;
using ReturnsHub.Azure.Policies;
using ReturnsHub.Azure.Quarantine;
using ReturnsHub.Azure.Reconciliation;
using ReturnsHub.Azure.Retention;
using ReturnsHub.Azure.Vault;

namespace ReturnsHub.Azure;

/// <summary>The ports over the containers of records and of the vault, and evidence where there is a container of blobs.</summary>
internal sealed class DocumentPorts
{
    public DocumentPorts(
        CosmosConnection cosmos, IReturnStore returns, IChangedReturns changed, BlobContainerClient? blobs, TimeSpan duplicateWindow, TimeProvider time)
    {
        var records = new DocumentStore(cosmos.Records, cosmos.Calls);
        var vault = new DocumentStore(cosmos.Vault, cosmos.Calls);
        var keys = new EvidenceKeys(vault, duplicateWindow, time);
        Lookup = new CosmosLookup(records);
        Unmatched = new CosmosUnmatchedReports(records);
        Quarantine = new CosmosQuarantine(records);
        Cursors = new CosmosCursors(records);
        Idempotency = new CosmosIdempotencyKeys(records, time);
        Deliveries = new CosmosDeliveryLedger(records);
        Policies = new CosmosPolicyStore(records);
        AuditLog = new CosmosAuditLog(records);
        Checkpoints = new CosmosCheckpoints(records, changed);
        Reports = new CosmosReconciliationReports(records);
        Vault = new CosmosVault(vault, time);
        Retention = new CosmosRetention(records, keys, new DonePersonalData(vault, returns, time));
        Evidence = blobs is null ? null : new AzureEvidenceStore(keys, new EvidenceBlobs(blobs));
    }

    public ILookup Lookup { get; }

    public IUnmatchedReports Unmatched { get; }

    public IQuarantine Quarantine { get; }

    public ICursors Cursors { get; }

    public IIdempotencyKeys Idempotency { get; }

    public IDeliveryLedger Deliveries { get; }

    public IPolicyStore Policies { get; }

    public IAuditLog AuditLog { get; }

    public ICheckpoints Checkpoints { get; }

    public IReconciliationReports Reports { get; }

    public IPersonalDataVault Vault { get; }

    public IRetention Retention { get; }

    public AzureEvidenceStore? Evidence { get; }
}
