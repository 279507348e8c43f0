using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// What is remembered of a command that carried an idempotency key, stored in the same commit as its events. It names
/// the events it became; the answer is made from them again.
/// </summary>
public sealed record SentCommand
{
    /// <summary>How long a key is remembered at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    /// <summary>Digest of sender and key.</summary>
    public required string Id { get; init; }

    /// <summary>Digest of what was asked.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The debate's id.</summary>
    public required Guid Debate { get; init; }

    /// <summary>Version of the debate before the moves.</summary>
    public required long Before { get; init; }

    /// <summary>Version of the debate after them; equal to <see cref="Before"/> when nothing changed.</summary>
    public required long After { get; init; }

    /// <summary>What each name given with <c>as</c> came to stand for.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>When it was committed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id under which a key is remembered.</summary>
    public static string IdOf(IdempotencyKey key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Sender}\n{key.Key}")));
}
