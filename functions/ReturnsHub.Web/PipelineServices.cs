using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Export;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Intake.Batches;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Privacy;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns.Time;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.WhatIf;

namespace ReturnsHub.Web;

/// <summary>The pipeline's handlers as services, the same in every host.</summary>
public static class PipelineServices
{
    /// <summary>
    /// Registers steps 1 to 6, one instance each, over the ports the host registers. What is registered already stays. The host
    /// also registers a <see cref="Random"/> for the spread of retries.
    /// </summary>
    public static IServiceCollection AddReturnsHubPipeline(this IServiceCollection services)
    {
        // A host whose queues both send and hand out registers them once; one that only sends registers these two.
        services.TryAddSingleton<IMessageSender>(provider => provider.GetRequiredService<IMessageQueue>());
        services.TryAddSingleton<IDeadLetters>(provider => provider.GetRequiredService<IMessageQueue>());
        services.TryAddSingleton<HubMetrics>();
        services.TryAddSingleton<RetrySchedule>();
        services.TryAddSingleton<IntakeHandler>();
        services.TryAddSingleton<PoliciesInForce>();
        services.TryAddSingleton<PolicyVersions>();
        services.TryAddSingleton<RecordHandler>();
        services.TryAddSingleton<ScenarioPlayer>();
        services.TryAddSingleton<PrivacyHandler>();
        services.TryAddSingleton<NormaliseHandler>();
        services.TryAddSingleton<QuarantineReplay>();
        services.TryAddSingleton<RelayHandler>();
        services.TryAddSingleton<ClassifyHandler>();
        services.TryAddSingleton<DeliverHandler>();
        services.TryAddSingleton<Redrive>();
        services.TryAddSingleton<RedriveMany>();
        services.TryAddSingleton<FailureGroups>();
        services.TryAddSingleton<PolicySimulation>();
        services.TryAddSingleton<CheckpointHandler>();
        services.TryAddSingleton<ReturnExport>();
        services.TryAddSingleton<RetentionSweep>();
        services.TryAddSingleton<RmaNumbers>();
        services.TryAddSingleton<DeadlineSweep>();
        services.TryAddSingleton<BatchIntake>();
        services.TryAddSingleton<NormaliseStep>();
        services.TryAddSingleton<ClassifyStep>();
        services.TryAddSingleton<DeliverStep>();
        services.TryAddSingleton<ConsumerBookings>();
        services.TryAddSingleton(SourcePayments.Never);
        services.TryAddSingleton(new ReconcileLimits());
        services.TryAddSingleton<ReconcileHandler>();
        services.TryAddSingleton<ReportKeeper>();
        services.TryAddSingleton<DailyReconciliation>();
        return services;
    }
}
