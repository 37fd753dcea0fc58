using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Access.Platform;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Claims;
using ReturnsHub.Web.Consumers;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Documents.AsyncApi;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Exceptions;
using ReturnsHub.Web.Feed;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Operations;
using ReturnsHub.Web.Policies;
using ReturnsHub.Web.Privacy;
using ReturnsHub.Web.Returns;
using ReturnsHub.Web.Returns.Goods;
using ReturnsHub.Web.Returns.Opening;
using ReturnsHub.Web.Scenarios;
using ReturnsHub.Web.Telemetry;
using ReturnsHub.Web.Webhooks;
using ReturnsHub.Web.Withdrawals;

namespace ReturnsHub.Web;

/// <summary>
/// The hub's HTTP API, the same in every host. The host registers the ports, the tenants, the sources, <see cref="IApiKeys"/>,
/// a <see cref="TimeProvider"/> and <see cref="IIds"/>. A host behind the platform's own sign-in also registers a
/// <see cref="PlatformAuthentication"/>; one that is not must not.
/// </summary>
public static class ReturnsHubWeb
{
    /// <summary>Registers what the API needs beside the host's own registrations.</summary>
    public static IServiceCollection AddReturnsHubWeb(this IServiceCollection services)
    {
        services.AddReturnsHubPipeline();
        services.TryAddSingleton(new WebLimits());
        services.AddSingleton<DistributedContextPropagator, SendersContext>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<RequestBody>();
        services.AddSingleton<TenantScope>();
        services.AddSingleton(provider => new Callers(
            provider.GetRequiredService<IApiKeys>(),
            provider.GetService<PlatformAuthentication>() is { } trusted ? new PlatformPrincipals(trusted) : null));
        services.AddSingleton<Commands>();
        services.AddSingleton<ReturnOpener>();
        services.AddSingleton<OpenReturnEndpoint>();
        services.AddSingleton<OnceOnly>();
        services.AddSingleton<WithdrawalRecorder>();
        services.AddSingleton<WithdrawalEndpoint>();
        services.AddSingleton<ScenarioEndpoints>();
        services.AddSingleton<KeysEndpoint>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedFilters>();
        services.AddSingleton<FeedAcknowledgements>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<ReconciliationLog>();
        services.AddSingleton<ReconciledConsumers>();
        services.AddSingleton<PrivacyDesk>();
        services.AddSingleton<OpenApiDocumentEndpoint>();
        services.ConfigureHttpJsonOptions(options => WebJson.Configure(options.SerializerOptions));
        services.AddOpenApi(OpenApiDocumentEndpoint.Name, OpenApiDescription.Apply);
        return services;
    }

    /// <summary>Puts the hub's error answers around everything that follows. Call it before the endpoints run.</summary>
    public static IApplicationBuilder UseReturnsHub(this IApplicationBuilder app) => app.UseMiddleware<ServerSpan>().UseMiddleware<ErrorEdge>();

    /// <summary>Maps every endpoint of the hub.</summary>
    public static IEndpointRouteBuilder MapReturnsHub(this IEndpointRouteBuilder endpoints)
    {
        // Made now, so that settings nobody should run with stop the host at its start and not at its first caller.
        _ = endpoints.ServiceProvider.GetRequiredService<Callers>();
        WebhookEndpoint.Map(endpoints);
        HealthEndpoints.Map(endpoints.MapGroup("").WithTags("Health"));
        LandingPage.Map(endpoints);
        OpenApiDocumentEndpoint.Map(endpoints);
        AsyncApiDocumentEndpoint.Map(endpoints);
        SchemaEndpoints.Map(endpoints.MapGroup("").WithTags("Schemas"));
        KeysEndpoint.Map(endpoints.MapGroup("").WithTags("Keys"));

        var api = endpoints.MapGroup("/api");
        api.Guarded();
        api.WithMetadata(
            new ProducesResponseTypeMetadata(401, typeof(ProblemBody), [Problem.MediaType]),
            new ProducesResponseTypeMetadata(403, typeof(ProblemBody), [Problem.MediaType]));
        var returns = api.MapGroup("").WithTags("Returns");
        OpenReturnEndpoint.Map(returns);
        ReturnEndpoints.Map(returns);
        RmaEndpoint.Map(returns);
        WithdrawalEndpoint.Map(returns);
        EvidenceEndpoint.Map(returns);
        GoodsEndpoints.Map(returns);
        CreditEndpoints.Map(returns);
        HoldEndpoints.Map(returns);
        BreakGlassEndpoints.Map(returns);
        ReasonEndpoint.Map(returns);
        DispositionEndpoints.Map(returns);
        PersonalDataEndpoints.Map(returns);
        ClaimEndpoints.Map(api.MapGroup("").WithTags("Claims"));
        EventEndpoints.Map(api.MapGroup("").WithTags("Events"));
        EventTypeEndpoints.Map(api.MapGroup("").WithTags("Events"));
        MeEndpoint.Map(api.MapGroup("").WithTags("Access"));
        var audit = api.MapGroup("").WithTags("Audit");
        AuditEndpoints.Map(audit);
        CheckpointEndpoints.Map(audit);
        ExportEndpoint.Map(audit);
        PrivacyEndpoints.Map(api.MapGroup("").WithTags("Privacy"));
        ScenarioEndpoints.Map(api.MapGroup("").WithTags("Scenarios"));
        var operations = api.MapGroup("").WithTags("Operations");
        ExceptionEndpoint.Map(operations);
        ExceptionCommandEndpoints.Map(operations);
        SimulateEndpoint.Map(api.MapGroup("").WithTags("Policies"));
        QuarantineEndpoints.Map(operations);
        DeliveryEndpoints.Map(operations);
        PreviewEndpoints.Map(operations);
        ReconciliationEndpoint.Map(operations);
        StatusEndpoint.Map(operations);
        var policies = api.MapGroup("").WithTags("Policies");
        PolicyEndpoints.Map(policies);
        PolicyCommandEndpoints.Map(policies);
        return endpoints;
    }
}
