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

    [Theory]
    [InlineData("""{"text":"Words.","salt":"AAECAwQFBgcICQoLDA0ODw","digest":"TS50h853GeVwhelqdv_ex-8e0BUTgHFkq0qhLdKyHmc"}""", null)]
    [InlineData("""{"text":"Words.","salt":"AAECAwQFBgcICQoLDA0ODx","digest":"TS50h853GeVwhelqdv_ex-8e0BUTgHFkq0qhLdKyHmc"}""", "the words “text” are not those that were logged")]
    [InlineData("""{"text":"Words.","salt":"AAECAwQFBgcICQoLDA0OD w","digest":"TS50h853GeVwhelqdv_ex-8e0BUTgHFkq0qhLdKyHmc"}""", "the words “text” are not those that were logged")]
    [InlineData("""{"salt":"AAECAwQFBgcICQoLDA0ODw","digest":"TS50h853GeVwhelqdv_ex-8e0BUTgHFkq0qhLdKyHmc"}""", "the words “text” are not those that were logged")]
    [InlineData("""{"digest":"TS50h853GeVwhelqdv_ex-8e0BUTgHFkq0qhLdKyHmc","note":"Read this!"}""", "the words “text” have a member “note”, which no words have")]
    public void A_salt_has_one_spelling_and_words_hide_nothing(string words, string? fault)
    {
        var line = Lines()[0];
        line["data"] = new JsonObject { ["text"] = JsonNode.Parse(words) };
        line["hash"] = Chain.HashOf(Chain.Genesis(Debate), 1, Example.Told.Entries[0].At, "olga", null, null, "debate-opened", Element((JsonObject)line["data"]!));
        Assert.Equal(fault is null ? null : $"Version 1: {fault}.", new LedgerVerifier(Debate).Check(Element(line)).Fault);
    }

    [Fact]
    public void What_no_hash_covers_has_no_place_in_an_entry()
    {
        var line = Lines()[0];
        line["note"] = "Read this!";
        Assert.Equal("Version 1: it has a member “note”, which no entry has.", new LedgerVerifier(Debate).Check(Element(line)).Fault);
    }

    // Reckoned by a program in another language from FORMAT.md.
    [Fact]
    public void A_hash_is_what_the_format_says() =>
        Assert.Equal("9aU3ou2ApFZBWiaVhEw8lsgilSgLtOTPUOzI17wjcrw", Chain.HashOf(
            Chain.Genesis(Debate), 200, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(6), "ann", "p1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "credence-stated", JsonElement.Parse("""{"target":"c1","revision":1,"probability":0.250,"é\n":null,"b":[{"digest":"x","text":"hidden"},1e2,true,"\u0001\"\\😀"]}""")));

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

    static List<JsonObject> Lines() => ExportLines.Of(Debate, Example.Told.Entries);

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
