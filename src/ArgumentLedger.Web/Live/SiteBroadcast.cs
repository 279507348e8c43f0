using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Marten;
using Microsoft.AspNetCore.DataProtection;

namespace ArgumentLedger.Web.Live;

/// <summary>A debate that has moved, and who may find it.</summary>
sealed record MovedCard(Frame Frame, DebateCard Card)
{
    /// <summary>Whether lists show it to somebody: the same that may find it there hear of it here.</summary>
    internal bool IsFor(string? contributor) =>
        Card.Visibility == "public" || (contributor is not null && Card.Participants.Contains(contributor));
}

/// <summary>What all listeners to the site are told at a moment.</summary>
/// <param name="Start">The position after which <paramref name="Recent"/> tells all.</param>
/// <param name="Position">The latest position.</param>
/// <param name="Recent">Debates that have moved since the start, in order.</param>
/// <param name="Beat">Counts the beats.</param>
sealed record SiteTold(long Start, long Position, ImmutableList<MovedCard> Recent, long Beat);

/// <summary>
/// What is told of the site: which debates have moved, and how they stand, in a line. Moves of a debate that come soon after
/// each other, or while a listener is away, may be told as one; the last is always told.
/// </summary>
public sealed class SiteBroadcast(IDocumentStore store, MovedDebates moved, ContributorDirectory directory, IDataProtectionProvider protection)
{
    const int MostRecent = 256;
    const int Page = 100;

    // Positions count every commit, those of private debates too: nobody is to read them.
    readonly IDataProtector seal = protection.CreateProtector("ArgumentLedger.Live.SiteBroadcast");
    readonly Pulse<SiteTold> told = new(new(0, 0, [], 0));
    int listeners;

    /// <summary>How many listen.</summary>
    public int Listeners => Volatile.Read(ref listeners);

    internal (SiteTold Value, Task Changed) Now => told.Now;

    internal void Join() => Interlocked.Increment(ref listeners);

    internal void Leave() => Interlocked.Decrement(ref listeners);

    internal void Begin(long position) => told.Set(now => now with { Start = position, Position = position });

    internal void Beat() => told.Set(now => now with { Beat = now.Beat + 1 });

    /// <summary>Takes note of debates that have moved, in order.</summary>
    internal async Task MovedAsync(IReadOnlyList<MovedDebates.Row> rows, CancellationToken ct)
    {
        // What nobody hears need not be read: whoever comes later begins at the position.
        var news = Listeners == 0 ? null : await RenderAsync(rows, ct);
        told.Set(now => news is null || now.Recent.Count + news.Count > MostRecent
            ? new(rows[^1].Position, rows[^1].Position, [], now.Beat)
            : now with { Position = rows[^1].Position, Recent = now.Recent.AddRange(news) });
    }

    /// <summary>Debates that have moved after a position, and the position that this comes to.</summary>
    internal async Task<(IReadOnlyList<MovedCard> Cards, long Position)> AfterAsync(long position, SiteTold now, CancellationToken ct)
    {
        if (position >= now.Start)
            return ([.. now.Recent.Where(one => one.Frame.Position > position)], now.Position);
        var rows = await moved.AfterAsync(position, Page, ct);
        return (await RenderAsync(rows, ct), rows.Count == 0 ? now.Position : rows[^1].Position);
    }

    /// <summary>The id that stands for a position.</summary>
    internal string IdOf(long position) => seal.Protect(position.ToString(CultureInfo.InvariantCulture));

    /// <summary>The position that an id stands for; null when it is none of this site's.</summary>
    internal long? PositionOf(string id)
    {
        try
        {
            return long.Parse(seal.Unprotect(id), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    async Task<IReadOnlyList<MovedCard>> RenderAsync(IReadOnlyList<MovedDebates.Row> rows, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var cards = (await session.LoadManyAsync<DebateCard>(ct, rows.Select(row => row.Debate))).ToDictionary(card => card.Id);
        var speakers = await Speakers.OfAsync(directory, cards.Values.Select(card => card.Opener), ct);
        // A debate that has moved on in between is told at the position of that.
        return [.. rows.Where(row => cards.GetValueOrDefault(row.Debate)?.Version == row.Version)
            .Select(row => new MovedCard(Frame.Of(row.Position, IdOf(row.Position), DebateCardView.Of(cards[row.Debate], speakers)), cards[row.Debate]))];
    }
}
