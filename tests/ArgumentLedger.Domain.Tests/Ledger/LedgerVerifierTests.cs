using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Domain.Tests.Ledger;

public sealed class LedgerVerifierTests
{
    static readonly Guid Debate = Guid.Parse("01890000-0000-7000-8000-000000000001");


    [Fact]
    public void A_ledger_as_it_was_written_is_sound()
    {
        var lines = Lines();
        Assert.Equal(new Verdict(true, lines.Count, lines[^1]["hash"]!.GetValue<string>(), null), Check(lines));
    }

    [Fact]
    public void Words_may_be_hidden_or_erased_and_the_ledger_stays_sound() =>
        Assert.True(Check([.. Lines().Select(Sealed)]).IsSound);

    [Fact]
    public void Any_change_of_any_value_is_found_at_its_version()
    {
        var count = Lines().Count;
        var changes = 0;
        for (var at = 0; at < count; at++)
        {
            foreach (var path in Leaves(Lines()[at]))
            {
                var lines = Lines();
                Change(lines[at], path);
                var verdict = Check(lines);
                Assert.False(verdict.IsSound, $"{string.Join('/', path)} of version {at + 1} can be changed");
                Assert.Equal(at, verdict.Length);
                changes++;
            }
        }
        Assert.True(changes > 150, $"only {changes} values were tried");
    }

    [Fact]
    public void An_entry_that_is_removed_repeated_or_swapped_is_found()
    {
        for (var at = 0; at < Lines().Count - 1; at++)
        {
            var removed = Lines();
            removed.RemoveAt(at);
            Assert.Equal(at, Broken(removed).Length);

            var repeated = Lines();
            repeated.Insert(at, (JsonObject)repeated[at].DeepClone());
            Assert.Equal(at + 1, Broken(repeated).Length);

            var swapped = Lines();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.Equal(at, Broken(swapped).Length);
        }
    }

    [Fact]
    public void A_ledger_of_another_debate_does_not_begin_here() =>
        Assert.Equal("Version 1: it does not follow the entry before it.", new LedgerVerifier(Guid.Empty).Check(Element(Lines()[0])).Fault);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"1"}""")]
    [InlineData("""{"version":1e99}""")]
    public void What_is_no_entry_is_said_to_be_none(string line) =>
        Assert.Equal("Version 1: it is not an entry of a ledger.", new LedgerVerifier(Debate).Check(JsonElement.Parse(line)).Fault);

    static Verdict Broken(List<JsonObject> lines)
    {
        var verdict = Check(lines);
        Assert.False(verdict.IsSound);
        return verdict;
    }

    static Verdict Check(IReadOnlyList<JsonObject> lines)
    {
        var verifier = new LedgerVerifier(Debate);
        foreach (var line in lines)
            if (verifier.Check(Element(line)) is { IsSound: false } verdict)
                return verdict;
        return verifier.Sound;
    }

    static List<JsonObject> Lines()
    {
        var lines = new List<JsonObject>();
        var previous = Chain.Genesis(Debate);
        foreach (var entry in Example.Told.Entries)
        {
            var name = Vocabulary.NameOf(entry.Event);
            var data = JsonSerializer.SerializeToElement(entry.Event, entry.Event.GetType(), JsonSerializerOptions.Web);
            var hash = Chain.HashOf(previous, entry.Version, entry.At, entry.By, entry.Speaker, entry.SaidAt, name, data);
            lines.Add(new JsonObject
            {
                ["version"] = entry.Version,
                ["at"] = Chain.Instant(entry.At),
                ["by"] = entry.By,
                ["speaker"] = entry.Speaker,
                ["saidAt"] = entry.SaidAt is { } said ? Chain.Instant(said) : null,
                ["event"] = name,
                ["data"] = JsonNode.Parse(data.GetRawText()),
                ["prev"] = previous,
                ["hash"] = hash,
            });
            previous = hash;
        }
        return lines;
    }

    static JsonObject Sealed(JsonObject line)
    {
        line["data"] = Chain.Seal(line["data"]!.DeepClone());
        return line;
    }

    static IEnumerable<object[]> Leaves(JsonNode node, params object[] path) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Leaves(member.Value!, [.. path, member.Key])),
        JsonArray items => items.SelectMany((item, i) => Leaves(item!, [.. path, i])),
        _ => [path],
    };

    static void Change(JsonNode line, object[] path)
    {
        var parent = line;
        foreach (var step in path[..^1])
            parent = step is int i ? parent[i]! : parent[(string)step]!;
        var last = (string)path[^1];
        var value = (JsonValue)parent[last]!;
        parent[last] = value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>() is ['a', .. var rest] ? "b" + rest : "a" + value.GetValue<string>()[1..],
            JsonValueKind.Number => JsonNode.Parse("1" + value.ToJsonString()),
            _ => !value.GetValue<bool>(),
        };
    }

    static JsonElement Element(JsonObject line) => JsonElement.Parse(line.ToJsonString());
}
