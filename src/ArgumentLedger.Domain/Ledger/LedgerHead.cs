using System.Globalization;
using System.Text;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>What a debate's ledger had come to at a length; whoever keeps one can tell later whether entries up to it were changed.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Length">How many entries it covers.</param>
/// <param name="Hash">The hash of the last of them.</param>
/// <param name="Root">The root of the Merkle tree over their hashes.</param>
public sealed record LedgerHead(Guid Debate, long Length, string Hash, string Root)
{
    /// <summary>The bytes that a signature of it signs: five lines of UTF-8, each ended by a line feed.</summary>
    public byte[] Message() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"argument-ledger/1 head\n{Debate:D}\n{Length}\n{Hash}\n{Root}\n"));
}
