using System.Text.Json.Nodes;

namespace ArgumentLedger.Domain.Tests;

/// <summary>
/// Reads the events of the vectors (<c>vectors.json</c>) as entries of a ledger, so that version n of the debate is the
/// state after the first n of them. Their ids become labels: A, R … c1, r1 …
/// </summary>
sealed class Argument
{
    readonly Dictionary<string, string> labels = [];
    readonly Dictionary<string, string> ids = [];
    readonly Dictionary<char, int> counters = [];

    public Debate Debate { get; private set; } = Debate.None;

    public List<Entry> Entries { get; } = [];

    /// <summary>The vectors' word for a label or link id.</summary>
    public string IdOf(string label) => label.EndsWith('>') ? ids[label[..^1]] + ">" : ids[label];

    /// <summary>The ledger's word for an id.</summary>
    public string LabelOf(string id) => id.EndsWith('>') ? labels[id[..^1]] + ">" : labels[id];

    public void Add(JsonNode told)
    {
        var entry = new Entry(Debate.Version + 1, Scenario.Noon.AddSeconds(Debate.Version), (string)told["by"]!, null, null, EventOf(told));
        Entries.Add(entry);
        Debate = Debate.Apply(entry);
    }

    DebateEvent EventOf(JsonNode told)
    {
        switch ((string)told["type"]!)
        {
            case "claim":
                return new ClaimMade(New('c', told), Words("claim"), null, null, null, null);
            case "support":
                return new ClaimMade(New('c', told), Words("support"), null, Label(told, "target"), Revision(Label(told, "target")), null);
            case "quote":
                var offeredFor = told["target"] is null ? null : Label(told, "target");
                return new Quoted(
                    New('q', told), null, null, null, Words("quote"), null, null, Domain.Quotes.Fidelity.NoSource, null, null,
                    offeredFor, offeredFor is null ? null : Revision(offeredFor));
            case "rebut":
                var isUndercut = (string?)told["mode"] == "link";
                var target = isUndercut ? Link(told, "target") : Label(told, "target");
                return new RebuttalMade(
                    New(isUndercut ? 'u' : 'r', told), Words("rebuttal"), isUndercut ? Aim.Link : Aim.Conclusion, target, Revision(target));
            case "link":
                var kind = Enum.Parse<LinkKind>((string)told["kind"]!, ignoreCase: true);
                var (from, to) = (Label(told, "from"), kind == LinkKind.Undercut ? Link(told, "to") : Label(told, "to"));
                return new ContributionsLinked(New('l', told), from, to, kind, Revision(from), Revision(to));
            case "concede":
                var what = Label(told, "what");
                return new ConcessionMade(
                    New('k', told), what, Revision(what), Enum.Parse<Extent>((string)told["extent"]!, ignoreCase: true),
                    told["of"] is null ? null : Label(told, "of"), null);
            case "amend":
                var amended = Label(told, "target");
                return new ContributionAmended(amended, Revision(amended) + 1, Words($"wording {Debate.Version}"), Words("reason"));
            case "confirm":
                var link = Debate.Links[Link(told, "target")];
                return new LinkConfirmed(link.Id, Revision(link.From), Revision(link.To));
            case "withdraw":
                return new ContributionWithdrawn(Label(told, "target"), Words("reason"));
            case "credence":
                var judged = Label(told, "target");
                return new CredenceStated(judged, Revision(judged), (double?)told["value"]);
            case var type:
                throw new InvalidDataException($"An event of type {type}?");
        }
    }

    string New(char letter, JsonNode told)
    {
        counters[letter] = counters.GetValueOrDefault(letter) + 1;
        var (id, label) = ((string)told["id"]!, $"{letter}{counters[letter]}");
        labels.Add(id, label);
        ids.Add(label, id);
        return label;
    }

    string Label(JsonNode told, string field) => LabelOf((string)told[field]!);

    string Link(JsonNode told, string field)
    {
        var label = Label(told, field);
        return Debate.Links.ContainsKey(label) ? label : Domain.Link.OwnedBy(label);
    }

    int Revision(string element) => Debate.RevisionOf(element);

    static Words Words(string text) => Sealed("text", text);
}
