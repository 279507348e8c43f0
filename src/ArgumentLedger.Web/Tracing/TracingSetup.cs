using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ArgumentLedger.Web.Tracing;

/// <summary>Puts tracing and counting into the host, and exports both where OpenTelemetry's own variables name an endpoint.</summary>
public static class TracingSetup
{
    static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>Adds what is counted, and the exporter if there is where to export to.</summary>
    public static void AddTracing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LedgerMeter>().AddSingleton<ProjectionLag>().AddHostedService(provider => provider.GetRequiredService<ProjectionLag>());
        bool Names(string endpoint) => !string.IsNullOrEmpty(builder.Configuration[endpoint]);
        if (!Endpoints.Any(Names))
            return;
        var telemetry = builder.Services.AddOpenTelemetry()
            // What the environment says of the service goes over what is said here.
            .ConfigureResource(about => about.Clear().AddService("argument-ledger").AddTelemetrySdk().AddEnvironmentVariableDetector());
        if (Names(Endpoints[0]) || Names(Endpoints[1]))
            telemetry.WithTracing(traces => traces.AddSource(LedgerTracing.Name).AddAspNetCoreInstrumentation(KeepToOneself).AddOtlpExporter());
        if (Names(Endpoints[0]) || Names(Endpoints[2]))
            telemetry.WithMetrics(metrics => metrics.AddMeter(LedgerTracing.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter());
    }

    // Paths hold handles, queries hold words, and what somebody browses with may be theirs alone; the route says enough.
    static void KeepToOneself(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions http)
    {
        http.Filter = context => context.Request.Path != "/health";
        http.EnrichWithHttpRequest = (span, _) => span.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null);
    }
}
