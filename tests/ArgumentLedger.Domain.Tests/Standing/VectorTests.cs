using System.Text.Json.Nodes;

namespace ArgumentLedger.Domain.Tests;

/// <summary>Standing as the reference oracle has it, on its hand-checked debates (<c>vectors.json</c>).</summary>
public sealed class VectorTests
{
    const double Tolerance = 1e-6;

    static readonly string[] ReasonFields = ["code", "event", "concession", "attack", "from", "because"];

    static readonly JsonArray Vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Standing", "vectors.json")))!["vectors"]!.AsArray();

    public static TheoryData<string> Names { get; } = [.. Vectors.Select(vector => (string)vector!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_statuses_and_strengths_are_those_of_the_oracle_at_every_version(string name)
    {
        var (argument, states) = Fold(name);
        foreach (var (version, expected) in Vector(name)["expect"]!.AsObject())
        {
            var debate = states[int.Parse(version, System.Globalization.CultureInfo.InvariantCulture)];
            foreach (var (id, facts) in expected!.AsObject())
            {
                if (id == "#counts")
                    CheckCounts(debate, facts!.AsObject());
                else
                    Check($"{name}, version {version}, {id}", debate, argument.LabelOf(id), facts!);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_each_event_changed_and_by_which_way_is_what_the_oracle_says(string name)
    {
        var (argument, states) = Fold(name);
        var expected = Vector(name)["changes"]!.AsArray()
            .Select(change => $"{change!["v"]} {change["id"]} {change["from"]![0]}/{change["from"]![1]} {change["to"]![0]}/{change["to"]![1]} via {change["via"]?.AsArray().Count ?? 0}");
        var actual = states.SelectMany(state => state.Changes.AsEnumerable().Where(shift => shift.IsTurn).Select(shift =>
            $"{state.Version} {argument.IdOf(shift.Label)} {shift.From.Label}/{shift.From.Status.Word()} {shift.To.Label}/{shift.To.Status.Word()} via {shift.Via().Count}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_standing_of_a_past_version_is_found_in_the_present()
    {
        foreach (var name in Vectors.Select(vector => (string)vector!["name"]!))
        {
            var (_, states) = Fold(name);
            var head = states[^1];
            foreach (var state in states)
                foreach (var (label, standing) in state.Standings)
                {
                    var then = head.StandingOf(label, state.Version)!;
                    Assert.Equal((standing.Label, standing.Status, standing.Strength), (then.Label, then.Status, then.Strength));
                }
        }
    }

    static void Check(string where, Debate debate, string label, JsonNode facts)
    {
        var standing = debate.StandingOf(label)!;
        Assert.Equal($"{where} {facts["label"]} {facts["status"]}", $"{where} {standing.Label} {standing.Status.Word()}");
        if (facts["strength"] is { } strength)
            Assert.True(Math.Abs((double)strength - standing.Strength) <= Tolerance, $"{where}: strength {standing.Strength} and not {strength}");
        if (facts["link"] is { } link)
            Assert.Equal($"{where} {link}", $"{where} {debate.Standings.OfLink(Link.OwnedBy(label))!.Label}");
        Assert.Equal((bool?)facts["settled"] ?? true, standing.IsSettled);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reasons_and_opinions_are_those_of_the_oracle_at_every_version(string name)
    {
        var (argument, states) = Fold(name);
        foreach (var (version, expected) in Vector(name)["expect"]!.AsObject())
            foreach (var (id, facts) in expected!.AsObject().Where(fact => fact.Key != "#counts"))
            {
                var where = $"{name}, version {version}, {id}: ";
                var (debate, label) = (states[int.Parse(version, System.Globalization.CultureInfo.InvariantCulture)], argument.LabelOf(id));
                if (facts!["reason"] is { } reason)
                    Assert.Equal(where + Told(reason), where + Told(debate.Explain(label).ReasonOf(label), argument));
                if (facts["opinion"] is { } opinion)
                    Check(where, opinion, debate.OpinionOf(label)!);
            }
    }

    static string Told(JsonNode reason) => string.Join(' ', ReasonFields
        .Select(field => reason[field]?.ToString())
        .Concat((reason["answers"]?.AsArray() ?? []).Select(answer => string.Join(' ', answer!.AsArray())))
        .OfType<string>());

    static string Told(Reason reason, Argument argument)
    {
        string?[] parts = reason switch
        {
            WithdrawnByAuthor withdrawn => [reason.Code, $"{withdrawn.Event}"],
            GivenUpInFull given => [reason.Code, argument.IdOf(given.Concession)],
            GivenUpInPart given => [reason.Code, argument.IdOf(given.Concession), .. Attack(given.Besides, argument)],
            AttackReason attack => [reason.Code, .. Attack(attack, argument)],
            Answered answered => [reason.Code, .. answered.Answers.Select(answer => $"{argument.IdOf(answer.Attack)} {answer.GroundCode} {argument.IdOf(answer.By)}")],
            _ => [reason.Code],
        };
        return string.Join(' ', parts.OfType<string>());
    }

    static string?[] Attack(AttackReason? attack, Argument argument) =>
        attack is null ? [] : [argument.IdOf(attack.Attack), argument.IdOf(attack.From), (attack as OpenAttack)?.BecauseCode];

    static void Check(string where, JsonNode expected, Opinion opinion)
    {
        Assert.Equal((int)expected["n"]!, opinion.Count);
        double?[] numbers = [opinion.Mean, opinion.Low, opinion.High, opinion.Disagreement, opinion.Band.Low, opinion.Band.High];
        JsonNode?[] facts = [expected["mean"], expected["low"], expected["high"], expected["disagreement"], expected["band"]![0], expected["band"]![1]];
        Assert.All(facts.Zip(numbers), pair => Assert.True(
            pair.First is null ? pair.Second is null : Math.Abs((double)pair.First - pair.Second!.Value) <= Tolerance,
            $"{where}{pair.Second} and not {pair.First}"));
    }

    static void CheckCounts(Debate debate, JsonObject counts)
    {
        foreach (var status in Enum.GetValues<Status>())
            Assert.Equal((int?)counts[status.Word()] ?? 0, debate.Standings.CountOf(status));
    }

    static (Argument Argument, List<Debate> States) Fold(string name)
    {
        var argument = new Argument();
        var states = new List<Debate> { Debate.None };
        foreach (var told in Vector(name)["events"]!.AsArray())
        {
            argument.Add(told!);
            states.Add(argument.Debate);
        }
        return (argument, states);
    }

    static JsonNode Vector(string name) => Vectors.Single(vector => (string)vector!["name"]! == name)!;
}
