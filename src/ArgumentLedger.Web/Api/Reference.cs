using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ArgumentLedger.Web.Api;

/// <summary>The OpenAPI document at <c>/api/openapi.json</c> and the page made from it at <c>/api</c>.</summary>
public static class Reference
{
    private const string Page = "/api";
    private const string Document = "/api/openapi.json";
    private const string Scripts = "/api/reference";

    private static readonly SemaphoreSlim Making = new(1);

    /// <summary>Adds the making of the OpenAPI document.</summary>
    public static IServiceCollection AddReference(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddSchemaTransformer(Schemas.CorrectAsync);
        options.AddOperationTransformer(MarkLoginAsync);
        options.AddOperationTransformer(ParameterDescription.AddAsync);
        options.AddOperationTransformer(AnswerDescription.AddAsync);
        options.AddDocumentTransformer(DescribeAsync);
        options.AddDocumentTransformer(MoveSchemas.AddAsync);
        options.AddDocumentTransformer(AnswerDescription.AddProblemAsync);
        options.AddDocumentTransformer(CallDescription.AddAsync);
        options.AddDocumentTransformer(FieldDescription.AddAsync);
    });

    /// <summary>Maps the document and the scripts of the page, which come from Scalar's package and not from elsewhere.</summary>
    public static IEndpointRouteBuilder MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document).Add(MakeOneAtATime);
        app.MapScalarApiReference(Scripts).Add(LeaveThePageToUs);
        return app;
    }

    // Two that are made at once describe each other's half-made schemas. Whoever reads slowly keeps nobody waiting.
    private static void MakeOneAtATime(EndpointBuilder endpoint)
    {
        var make = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = async context =>
        {
            var body = context.Response.Body;
            using var made = new MemoryStream();
            await Making.WaitAsync(context.RequestAborted);
            try
            {
                context.Response.Body = made;
                await make(context);
            }
            finally
            {
                context.Response.Body = body;
                Making.Release();
            }
            made.Position = 0;
            await made.CopyToAsync(body, context.RequestAborted);
        };
    }

    // Scalar's own page is not the site's: it has no language, no way back, and an inline script.
    private static void LeaveThePageToUs(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder page || page.RoutePattern.Parameters.All(p => p.Name != "documentName")) return;
        page.RoutePattern = RoutePatternFactory.Parse(Scripts);
        page.RequestDelegate = context =>
        {
            context.Response.Redirect(Page);
            return Task.CompletedTask;
        };
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Argument Ledger",
            Version = "1",
            Description = "Log claims, rebuttals, quotes and concessions, and read how every position came to be. "
                + "Public debates need no login; to log moves, send a token of scope write. "
                + "Shapes only grow: a field is never taken away or changed within this version, and what is to go is marked deprecated, "
                + "and answered with the header Deprecation (RFC 9745), at least a year before.",
            Contact = new OpenApiContact { Name = "Whoever runs this site" },
        };
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Logins.Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token from your account page or from POST /api/tokens.",
        };
        return Task.CompletedTask;
    }

    private static Task MarkLoginAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any()) return Task.CompletedTask;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Logins.Bearer, context.Document)] = [] }];
        return Task.CompletedTask;
    }
}
