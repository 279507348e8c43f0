using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using Wolverine;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// What pages, REST and seeds send moves with: it adds who, when and chance, turns handles into ids, and puts the
/// command on the bus.
/// </summary>
public sealed class MoveSender(IMessageBus bus, ContributorDirectory contributors, TimeProvider clock)
{
    const int ManyMoves = 2_000;

    // An import of a hundred thousand moves takes longer than anybody waits for one move.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Sends moves of one contributor, all or nothing.</summary>
    /// <param name="by">The contributor's id.</param>
    /// <param name="debate">The debate's id; a new one when the first move opens it.</param>
    /// <param name="moves">The moves, at least one.</param>
    /// <param name="key">Makes the same sending again count once; null when it need not.</param>
    /// <param name="expectedVersion">Refuse if the debate has moved on since; null when it may.</param>
    /// <param name="ct">Stops waiting, not the moves.</param>
    public Task<MoveAnswer> SendAsync(
        string by, Guid debate, IReadOnlyList<Move> moves, IdempotencyKey? key, long? expectedVersion, CancellationToken ct) =>
        SendAsync([.. moves.Select(move => (by, move))], debate, key, expectedVersion, ct);

    /// <summary>Sends moves of whoever is signed in, all or nothing; an administrator's are made as one.</summary>
    public Task<MoveAnswer> SendAsync(
        ClaimsPrincipal user, Guid debate, IReadOnlyList<Move> moves, IdempotencyKey? key, long? expectedVersion, CancellationToken ct) =>
        SendAsync([.. moves.Select(move => (user.ContributorId()!, move))], debate, key, expectedVersion, ct, user.IsAdministrator());

    /// <summary>Sends moves of one contributor, all or nothing, and tells of each before it is decided (<see cref="MakeMove.Watch"/>).</summary>
    public Task<MoveAnswer> SendWatchedAsync(
        string by, Guid debate, IReadOnlyList<Move> moves, IdempotencyKey key, Func<int, Refusal?> watch, CancellationToken ct) =>
        SendAsync([.. moves.Select(move => (by, move))], debate, key, null, ct, watch: watch);

    /// <summary>Sends moves of several contributors, all or nothing.</summary>
    public async Task<MoveAnswer> SendAsync(
        IReadOnlyList<(string By, Move Move)> moves, Guid debate, IdempotencyKey? key, long? expectedVersion, CancellationToken ct,
        bool administers = false, Func<int, Refusal?>? watch = null)
    {
        var now = Microseconds.Of(clock.GetUtcNow());
        var spoken = ImmutableArray.CreateBuilder<SpokenMove>(moves.Count);
        for (var i = 0; i < moves.Count; i++)
        {
            var (by, move) = moves[i];
            if (await WithIdAsync(move, ct) is not { } named)
                return new MovesRefused(NoSuchContributor((INamesContributor)move), i);
            spoken.Add(new(named, new Utterance(by, now, RandomNumberGenerator.GetBytes(32), administers)));
        }
        var command = new MakeMove(debate, spoken.MoveToImmutable()) { Key = key, ExpectedVersion = expectedVersion, Watch = watch };
        return await bus.InvokeAsync<MoveAnswer>(command, ct, moves.Count > ManyMoves ? Patience : null);
    }

    /// <summary>An idempotency key for what somebody sent, with the digest of its body.</summary>
    public static IdempotencyKey KeyOf(string sender, string key, ReadOnlySpan<byte> body) =>
        new(sender, key, Convert.ToHexStringLower(SHA256.HashData(body)));

    /// <summary>An idempotency key for what somebody sent, with the digest of its text.</summary>
    public static IdempotencyKey KeyOf(string sender, string key, string body) => KeyOf(sender, key, Encoding.UTF8.GetBytes(body));

    async Task<Move?> WithIdAsync(Move move, CancellationToken ct)
    {
        if (move is not INamesContributor naming)
            return move;
        var id = await contributors.IdOfAsync(naming.Contributor ?? "", ct);
        return id is null ? null : naming.Naming(id);
    }

    static Refusal NoSuchContributor(INamesContributor naming) =>
        new("unknown-contributor", "contributor", naming.Contributor is { Length: > 0 and <= 40 } handle
            ? $"Nobody here has the handle “{handle}”."
            : "Give the handle of somebody who has an account here.");
}
