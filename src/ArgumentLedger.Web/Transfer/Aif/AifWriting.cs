using System.Globalization;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Aif;

/// <summary>Writes a debate as an xAIF graph: contributions as information nodes, links as schemes, and who said what as locutions.</summary>
sealed class AifWriting(WritableDebate debate)
{
    readonly Debate state = debate.State;
    readonly JsonArray nodes = [], edges = [], locutions = [], participants = [];
    readonly LossList losses = new();
    readonly Dictionary<string, string> scheme = new(StringComparer.Ordinal), people = new(StringComparer.Ordinal), said = new(StringComparer.Ordinal);
    int last;

    internal Written Finish()
    {
        foreach (var it in debate.Standing)
            Write(it);
        var links = debate.LiveLinks.ToList();
        foreach (var link in links)
            scheme[link.Id] = NodeOf(link);
        foreach (var link in links)
            Write(link);
        foreach (var made in debate.Concessions.Where(made => said.ContainsKey(made.What)))
            Write(made);
        TellLosses();
        var graph = new JsonObject
        {
            ["AIF"] = new JsonObject { ["nodes"] = nodes, ["edges"] = edges, ["locutions"] = locutions, ["participants"] = participants, ["schemefulfillments"] = new JsonArray() },
            ["text"] = state.Motion?.Text,
            ["dialog"] = true,
        };
        return new(JsonText.Of(graph), losses.Finish());
    }

    void Write(Contribution it)
    {
        var words = it.Wordings[0].Text.Text ?? "(erased)";
        var information = Node(it.Label, "I", words, null);
        var (force, number) = it.Kind switch
        {
            ContributionKind.Question => ("Pure Questioning", "82"),
            _ => ("Asserting", "74"),
        };
        var locution = Say(it.Speaker, words, it.SaidAt ?? it.At, information, force, number);
        said[it.Label] = locution;
        for (var i = 1; i < it.Wordings.Count; i++)
            WriteAgain(it, it.Wordings[i].Text.Text ?? "(erased)", string.Create(CultureInfo.InvariantCulture, $"{it.Label}.{i + 1}"));
        if (!state.AsksOrAnswers(it) || !said.TryGetValue(it.Parent!, out var earlier))
            return;
        var transition = Node("TA", "Default Transition", "83");
        Edge(earlier, transition);
        Edge(transition, locution);
    }

    // A later wording rephrases the first, which all else is said of.
    void WriteAgain(Contribution it, string words, string id)
    {
        var information = Node(id, "I", words, null);
        Say(it.Speaker, words, null, information, "Restating", "101");
        var rephrase = Node("MA", "Default Rephrase", "144");
        Edge(information, rephrase);
        Edge(rephrase, it.Label);
        losses.Add("When and why something was amended is not written.", it.Label);
    }

    string Say(string voice, string words, DateTimeOffset? at, string information, string force, string number)
    {
        var name = debate.SpeakerOf(voice);
        var locution = Node($"L{++last}", "L", $"{name} : {words}", at is { } when ? Instants.Spaced(when) : null);
        if (!people.TryGetValue(voice, out var person))
        {
            people[voice] = person = (people.Count + 1).ToString(CultureInfo.InvariantCulture);
            participants.Add(new JsonObject { ["participantID"] = person, ["firstname"] = name, ["surname"] = "" });
        }
        locutions.Add(new JsonObject { ["nodeID"] = locution, ["personID"] = person, ["start"] = at is { } start ? Instants.Spaced(start) : null });
        var anchor = Node("YA", force, number);
        Edge(locution, anchor);
        Edge(anchor, information);
        return locution;
    }

    string NodeOf(Link link)
    {
        var (type, ordinary, number) = link.Kind == LinkKind.Support ? ("RA", AifSchemes.Inference, "72") : ("CA", AifSchemes.Conflict, "71");
        return state.SchemeOf(link) is { } named ? Node(type, named, null) : Node(type, ordinary, number);
    }

    void Write(Link link)
    {
        Edge(link.From, scheme[link.Id]);
        Edge(scheme[link.Id], scheme.GetValueOrDefault(link.To, link.To));
    }

    void Write(Concession made)
    {
        var words = state.Hidden.ContainsKey(made.Label) ? "(hidden)" : made.Text?.Text ?? "I concede that.";
        Say(made.Speaker, words, made.SaidAt ?? made.At, made.What, "Conceding", "76");
        if (made.Text is not null)
            losses.Add("What is said in conceding stands in the locution alone.", made.Label);
        if (made.Extent == Extent.Partial)
            losses.Add("A concession in part is written as one.", made.Label);
        if (made.Yields is not null)
            losses.Add("What is given up by a concession is not written.", made.Label);
    }

    string Node(string type, string text, string? number)
    {
        var node = new JsonObject { ["nodeID"] = $"S{++last}", ["text"] = text, ["type"] = type, ["scheme"] = text };
        if (number is not null)
            node["schemeID"] = number;
        nodes.Add(node);
        return (string)node["nodeID"]!;
    }

    string Node(string id, string type, string text, string? time)
    {
        var node = new JsonObject { ["nodeID"] = id, ["text"] = text, ["type"] = type };
        if (time is not null)
            node["timestamp"] = time;
        nodes.Add(node);
        return id;
    }

    void Edge(string from, string to) =>
        edges.Add(new JsonObject { ["edgeID"] = (edges.Count + 1).ToString(CultureInfo.InvariantCulture), ["fromID"] = from, ["toID"] = to });

    void TellLosses()
    {
        losses.Add("How things stand is not written: the format has no word for it.", "the debate");
        losses.AddGone(debate);
        foreach (var made in debate.Concessions.Where(made => !said.ContainsKey(made.What)))
            losses.Add(Losses.SaidOfGone, made.Label);
        foreach (var it in debate.Standing)
        {
            if (it.Stance is not null)
                losses.Add(Losses.Stance, it.Label);
            if (it.Kind == ContributionKind.Quote)
                losses.Add("A quote is written as something said, without what it quotes.", it.Label);
            if (it.SaidAt is not null)
                losses.Add("When it was logged is not written where it is known when it was said.", it.Label);
            if (!it.Credences.IsEmpty)
                losses.Add(Losses.Credences, it.Label);
        }
        losses.AddStale(debate);
        losses.AddTitles(debate, debate.Standing);
        losses.AddDescription(debate);
        losses.AddSources(debate);
    }
}
