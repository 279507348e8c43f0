using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger.Commits;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;
using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Projections.Rebuilding;
using ArgumentLedger.Web.Projections.Searching;
using ArgumentLedger.Web.Projections.Turning;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Weasel.Core;
using Weasel.Postgresql.Tables;
using Wolverine;
using Wolverine.ErrorHandling;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Sets up the ledger's storage and bus: Marten on PostgreSQL, Wolverine in front of it.</summary>
public static class LedgerStore
{
    /// <summary>The PostgreSQL schema that holds events and projections.</summary>
    public const string Schema = "ledger";

    /// <summary>Registers the store, the readers and the writers.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(provider => new WarmDebates(provider.GetRequiredService<IConfiguration>().GetValue("Warm:MostMegabytes", WarmDebates.UsualBytes >> 20) << 20));
        services.AddSingleton<StoredCheckpoints>();
        services.AddSingleton<Checkpointing>();
        services.AddHostedService(provider => provider.GetRequiredService<Checkpointing>());
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<RecentSteps>();
        services.AddSingleton<DebateReader>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Comparisons>();
        services.AddSingleton<PositionHistories>();
        services.AddSingleton(provider => new MostWaiting(
            provider.GetRequiredService<IConfiguration>().GetValue("Waiting:MostMoves", MostWaiting.UsualInAll),
            provider.GetRequiredService<IConfiguration>().GetValue("Waiting:MostMovesOnOneDebate", MostWaiting.UsualOnOneDebate)));
        services.AddSingleton(provider => new LedgerCommit(connectionString, provider.GetRequiredService<IDocumentStore>()));
        services.AddSingleton<DebateWriters>();
        services.AddHostedService(provider => provider.GetRequiredService<DebateWriters>());
        services.AddSingleton<LedgerExport>();
        services.AddSingleton<LedgerTrees>();
        services.AddSingleton<LedgerSigner>();
        services.AddSingleton<SignedHeads>();
        services.AddSingleton<LedgerExamination>();
        services.AddSingleton<ModerationLog>();
        services.AddScoped<MoveSender>();
        services.AddHostedService<ForgettingCommands>();
        services.AddMarten(provider => Options(connectionString, provider.GetRequiredService<WarmDebates>()))
            .UseLightweightSessions()
            .ApplyAllDatabaseChangesOnStartup();
        // After the tables that it stands beside.
        services.AddSingleton<RowIndex>();
        services.AddHostedService(provider => provider.GetRequiredService<RowIndex>());
        services.AddSingleton<TurnIndex>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnIndex>());
        services.AddSingleton<PositionIndex>();
        services.AddHostedService(provider => provider.GetRequiredService<PositionIndex>());
        services.AddHostedService<SearchIndex>();
        services.AddHostedService<RowIndexer>();
        services.AddHostedService<TurnIndexer>();
        services.AddSingleton<RowRebuild>();
        services.AddSingleton<PositionCursors>();
        services.AddSingleton<PositionFinder>();
        services.AddSingleton<PastPositions>();
        services.AddSingleton<SearchFinder>();
        services.AddSingleton<Concessions>();
        services.AddSingleton<QuotedSpeakers>();
        services.AddSingleton<ContributorRecords>();
        return services;
    }

    /// <summary>Sets up the bus: handlers of this assembly, commands handled in line.</summary>
    public static void UseLedgerBus(this WolverineOptions bus)
    {
        // Whatever program hosts the site: tests and benchmarks do too.
        bus.ApplicationAssembly = typeof(MakeMoveHandler).Assembly;
        // Commands are handled while their sender waits, and what follows from events is kept by cursors over them: no message is stored.
        bus.Durability.Mode = DurabilityMode.MediatorOnly;
        // The code around the handler stands in Ledger/Generated, made by the command “codegen write”; a test says when it is stale.
        bus.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        bus.Discovery.DisableConventionalDiscovery().IncludeType(typeof(MakeMoveHandler));
        bus.Policies.OnException<LedgerBusyException>()
            .RetryWithCooldown(TimeSpan.FromMilliseconds(25), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(250));
    }

    static StoreOptions Options(string connectionString, WarmDebates warm)
    {
        var options = new StoreOptions { DatabaseSchemaName = Schema, AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate };
        options.Connection(connectionString);
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json => LedgerJson.Configure(json));
        // Rich is the append mode that fails safe: versions are known before the commit and checked in it.
        options.Events.AppendMode = EventAppendMode.Rich;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.MetadataConfig.HeadersEnabled = true;
        foreach (var (name, type) in Vocabulary.Events)
            options.Events.MapEventType(type, name);
        options.Projections.Add(new RowsProjection(warm), ProjectionLifecycle.Inline, RowsProjection.Name, async =>
        {
            async.DeleteViewTypeOnTeardown<DebateCard>();
            async.DeleteViewTypeOnTeardown<Position>();
            async.DeleteViewTypeOnTeardown<SourceRow>();
        });
        Documents(options);
        options.Storage.ExtendedSchemaObjects.Add(SigningKey());
        options.Storage.ExtendedSchemaObjects.Add(StoredCheckpoints.Table);
        return options;
    }

    // Not a document: of those, failures are logged with what was stored.
    static Table SigningKey()
    {
        var table = new Table($"{Schema}.{LedgerSigner.Table}");
        table.AddColumn("id", "smallint").AsPrimaryKey();
        table.AddColumn("public_key", "bytea").NotNull();
        table.AddColumn("private_key", "bytea").NotNull();
        table.AddColumn("made_at", "timestamptz").NotNull();
        return table;
    }

    static void Documents(StoreOptions options)
    {
        options.Schema.For<DebateCard>()
            .Duplicate(card => card.Visibility)
            .Duplicate(card => card.LastAt)
            .Duplicate(card => card.OpenedAt)
            .IgnoreIndex("debatecard_participants");
        // By what else they are found is kept beside them (position-index.sql): each index here is one more entry for each move.
        options.Schema.For<Position>().Duplicate(position => position.Debate);
        options.Schema.For<SourceRow>().Duplicate(source => source.Debate);
        options.Schema.For<SentCommand>().Duplicate(sent => sent.At);
    }
}
