using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Domain.Tests.Ledger;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

/// <summary>Whatever is done to a ledger of random moves, the verifier names the first entry that is not as it was logged.</summary>
public sealed class TamperingProperties
{
    static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-000000000001");

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    static readonly Gen<byte[][]> Ledger = Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[5, 40])
        .Select(story => story.Item2.Aggregate(new Told(story.Item1.Debate, story.Item1.Entries), (told, deed) => told.Then(deed)))
        .Where(told => told.Entries.Count > 2)
        .Select(told => ExportLines.Of(Id, told.Entries).Select(line => Encoding.UTF8.GetBytes(line.ToJsonString())).ToArray());

    [Fact]
    public void One_byte_changed_anywhere_is_found_at_its_version() =>
        Gen.Select(Ledger, Gen.Int[0, 10_000], Gen.Int[0, 1_000_000], Gen.Byte[1, 255]).Sample((lines, some, place, change) =>
        {
            var at = some % lines.Length;
            var changed = lines.ToArray();
            changed[at] = [.. lines[at]];
            changed[at][place % lines[at].Length] ^= change;
            if (Counts(lines[at], changed[at]))
                Assert.Equal(at, FirstBad(changed));
        }, iter: 3_000);

    [Fact]
    public void An_entry_removed_repeated_or_moved_is_found_at_its_version() =>
        Gen.Select(Ledger, Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Sample((lines, some, other) =>
        {
            var (at, to) = (some % (lines.Length - 1), other % lines.Length);
            Assert.Equal(at, FirstBad([.. lines[..at], .. lines[(at + 1)..]]));
            Assert.Equal(at + 1, FirstBad([.. lines[..(at + 1)], lines[at], .. lines[(at + 1)..]]));
            if (at == to)
                return;
            var swapped = lines.ToArray();
            (swapped[at], swapped[to]) = (swapped[to], swapped[at]);
            Assert.Equal(Math.Min(at, to), FirstBad(swapped));
        }, iter: 300);

    [Fact]
    public void A_ledger_cut_short_or_rewritten_from_some_entry_on_does_not_have_the_head_that_was_kept() =>
        Gen.Select(Ledger, Gen.Int[0, 10_000]).Sample((lines, some) =>
        {
            var whole = RootOf(lines);
            Assert.NotEqual(whole, RootOf(lines[..(some % lines.Length)]));
            var others = lines.ToArray();
            others[some % lines.Length] = Encoding.UTF8.GetBytes($$"""{"hash":"{{Chain.Genesis(Guid.Empty)}}"}""");
            Assert.NotEqual(whole, RootOf(others));
        }, iter: 100);

    static string RootOf(byte[][] lines)
    {
        var frontier = new MerkleFrontier();
        foreach (var line in lines)
            frontier.Add(JsonElement.Parse(line).GetProperty("hash").GetString()!);
        return frontier.Root;
    }

    // -1 when all is sound.
    static long FirstBad(IReadOnlyList<byte[]> lines)
    {
        var verifier = new LedgerVerifier(Id);
        for (var i = 0; i < lines.Count; i++)
            if (!TryParse(lines[i], out var line) || !verifier.Check(line).IsSound)
                return i;
        return -1;
    }

    static bool TryParse(byte[] line, out JsonElement element)
    {
        try
        {
            element = JsonElement.Parse(line, Strict);
            return true;
        }
        catch (JsonException)
        {
            element = default;
            return false;
        }
    }

    // Another spelling of the same JSON says the same.
    static bool Counts(byte[] before, byte[] after)
    {
        try
        {
            return !TryParse(after, out var line) || !CanonicalJson.Of(JsonElement.Parse(before)).AsSpan().SequenceEqual(CanonicalJson.Of(line));
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
