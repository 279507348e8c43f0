using System.Globalization;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer.Graphs;

namespace ArgumentLedger.Web.Transfer.Aif;

/// <summary>Turns an AIF graph into moves: information nodes are contributions, schemes relations, locutions who said what when.</summary>
sealed class AifReading(JsonElement root)
{
    static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"];

    readonly LossList losses = new();
    readonly AifGraph graph = new();
    readonly Dictionary<AifNode, int> words = [];
    readonly Dictionary<int, string> latest = [];
    readonly Dictionary<AifNode, string?> firstSpeakers = [];
    readonly Dictionary<AifNode, List<int>> relations = [];
    readonly List<PlacedMove> after = [];
    ArgumentPlan plan = null!;

    internal Reading Finish()
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new Fault(Place.In("$"), "An object was expected: {\"nodes\": […], \"edges\": […]} or {\"AIF\": {…}}.");
        var isExtended = root.TryGetProperty("AIF", out var inner);
        if (graph.Read(isExtended ? inner : root, isExtended ? "$.AIF" : "$", losses) is { } fault)
            return fault;
        plan = new(losses);
        foreach (var node in graph.Nodes.Where(node => node.Type == "I" && OriginalOf(node) is null))
            if (Say(node) is { } speechless)
                return speechless;
        foreach (var node in graph.Nodes.Where(node => node.Type == "I" && !words.ContainsKey(node)))
            SayAgain(node, OriginalOf(node)!);
        foreach (var node in graph.Nodes.Where(node => node.Type == "RA"))
            Infer(node);
        foreach (var node in Conflicts())
            Conflict(node);
        foreach (var node in graph.Nodes.Where(node => node.Type == "PA" || node.Type == "MA" && !node.In.Exists(again => again.Type == "I" && OriginalOf(again) is not null)))
            losses.Add(node.Type == "MA" ? "A rephrase is not read where it is of somebody else's words, or has replies of its own: both wordings are contributions." : "A preference is not read.", node.Place);
        foreach (var node in graph.Nodes.Where(node => node.Type == "TA"))
            Answer(node);
        foreach (var locution in words.Keys.SelectMany(Forces).Where(pair => Accepts(pair.Force)).Select(pair => pair.Locution))
            if (SpeakerOf(locution) is { } name)
                plan.Bring(name, locution.Place);
        TellLosses();
        var (moves, wrong) = plan.Finish();
        if (wrong is not null)
            return wrong;
        Concede();
        return new Parsed([.. moves!, .. after], losses.Finish()) { Motion = Motion() };
    }

    // The text of an extended file is that of the whole dialogue, or what it is about.
    string? Motion() =>
        root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetString()!.Trim() is var words
            && !words.Contains('<', StringComparison.Ordinal) && Limits.Check("motion", words, Limits.Motion, "motion-length") is null ? words : null;

    Fault? Say(AifNode node)
    {
        if (string.IsNullOrWhiteSpace(node.Text))
            return new(node.Place, "The node says nothing: its text was expected.");
        var locution = Asserting(node);
        words[node] = plan.Add(new(node.Text, node.Place)
        {
            Speaker = locution is null ? null : SpeakerOf(locution),
            SaidAt = locution is null ? null : TimeOf(locution),
            IsQuestion = IsQuestion(node),
        });
        return null;
    }

    // What a speaker says again in other words, and nothing else is said of it, is another wording of the original.
    AifNode? OriginalOf(AifNode node)
    {
        if (node.Out is not [{ Type: "MA", In: [_], Out: [{ Type: "I" } original] }] || original == node || node.In.Exists(other => other.Type != "YA"))
            return null;
        var isPlain = !string.IsNullOrWhiteSpace(node.Text) && !IsQuestion(node) && Forces(node).All(pair => !Accepts(pair.Force));
        return isPlain && Asserting(node) is { } again && SpeakerOf(again) is { } speaker && Same(speaker, FirstSpeakerOf(original)) ? original : null;
    }

    // Kept, since many may say one thing again. Null too for what itself rewords.
    string? FirstSpeakerOf(AifNode original)
    {
        if (!firstSpeakers.TryGetValue(original, out var speaker))
            firstSpeakers[original] = speaker = !original.Out.Exists(other => other.Type == "MA") && Asserting(original) is { } first ? SpeakerOf(first) : null;
        return speaker;
    }

    static bool IsQuestion(AifNode node) => node.In.Exists(force => force.Type == "YA" && Names(force).Contains("Questioning", StringComparison.OrdinalIgnoreCase));

    void SayAgain(AifNode node, AifNode original)
    {
        var number = words[node] = words[original];
        if (latest.GetValueOrDefault(number, original.Text) == node.Text)
            losses.Add("What somebody says again in the same words is read once.", node.Place);
        else
            plan.Reword(number, new(latest[number] = node.Text, node.Place) { SaidAt = TimeOf(Asserting(node)!) });
    }

    // The first locution that puts the words forward; one that concedes or agrees to them does not.
    static AifNode? Asserting(AifNode node) => Forces(node).Where(pair => !Accepts(pair.Force)).Select(pair => pair.Locution).FirstOrDefault();

    static IEnumerable<(AifNode Force, AifNode Locution)> Forces(AifNode node) =>
        node.In.Where(force => force.Type == "YA").SelectMany(force => force.In.Where(said => said.Type == "L").Select(said => (force, said)));

    static bool Accepts(AifNode force) =>
        Names(force).Contains("Conced", StringComparison.OrdinalIgnoreCase) || Names(force).Contains("Agreeing", StringComparison.OrdinalIgnoreCase) && !Names(force).Contains("Disagreeing", StringComparison.OrdinalIgnoreCase);

    static string Names(AifNode node) => node.Scheme.Length > 0 ? node.Scheme : node.Text;

    string? SpeakerOf(AifNode locution)
    {
        if (graph.Locutions.TryGetValue(locution.Id, out var said) && said.Person is { } person && graph.Participants.TryGetValue(person, out var name))
            return Kept(name);
        return locution.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and <= 60 and var colon ? Kept(locution.Text[..colon]) : null;
    }

    static string? Kept(string name) => Limits.Check("name", name, Limits.Name, "name-length") is null ? name.Trim() : null;

    DateTimeOffset? TimeOf(AifNode locution)
    {
        var written = graph.Locutions.GetValueOrDefault(locution.Id)?.Start ?? locution.Time;
        if (string.IsNullOrWhiteSpace(written))
            return null;
        if (!DateTime.TryParseExact(written.Trim(), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            losses.Add("A time that cannot be read is left out.", locution.Place);
            return null;
        }
        losses.Add("Times without a zone are taken as UTC.", locution.Place);
        return new(time);
    }

    void Infer(AifNode scheme)
    {
        var name = SchemeOf(scheme, AifSchemes.Inference);
        var premises = scheme.In.Where(words.ContainsKey).ToList();
        var conclusions = scheme.Out.Where(words.ContainsKey).ToList();
        if (premises.Count == 0 || conclusions.Count == 0)
            losses.Add("An inference without premise or conclusion is left out.", scheme.Place);
        else if (premises.Count > 1)
            losses.Add("Premises that bear on something together each bear on it alone.", scheme.Place);
        foreach (var conclusion in conclusions)
            foreach (var premise in premises)
                Related(scheme, plan.Relate(words[premise], words[conclusion], Join.Support, scheme.Place, name));
    }

    // A conflict with a conflict comes after the one that it is with.
    IEnumerable<AifNode> Conflicts()
    {
        var waiting = new Queue<AifNode>(graph.Nodes.Where(node => node.Type == "CA"));
        for (var passed = 0; waiting.TryDequeue(out var node);)
        {
            if (node.Out.Exists(target => target.Type == "CA" && !relations.ContainsKey(target) && waiting.Contains(target)) && passed < waiting.Count)
            {
                waiting.Enqueue(node);
                passed++;
                continue;
            }
            passed = 0;
            yield return node;
        }
    }

    void Conflict(AifNode scheme)
    {
        var name = SchemeOf(scheme, AifSchemes.Conflict);
        var attackers = scheme.In.Where(words.ContainsKey).ToList();
        var isHeard = false;
        foreach (var attacker in attackers)
            foreach (var target in scheme.Out)
            {
                if (words.TryGetValue(target, out var attacked))
                    Related(scheme, plan.Relate(words[attacker], attacked, Join.Attack, scheme.Place, name));
                else if (relations.TryGetValue(target, out var denied))
                    foreach (var relation in denied.ToList())
                        Related(scheme, plan.Undercut(words[attacker], relation, scheme.Place, name));
                else
                    continue;
                isHeard = true;
            }
        if (!isHeard)
            losses.Add("A conflict without two sides is left out.", scheme.Place);
    }

    void Related(AifNode scheme, int relation)
    {
        if (!relations.TryGetValue(scheme, out var all))
            relations[scheme] = all = [];
        all.Add(relation);
    }

    // Null for the scheme that is meant where none is named.
    string? SchemeOf(AifNode node, string ordinary)
    {
        var name = Names(node).Trim();
        if (name.Length == 0 || name == ordinary || name == node.Type)
            return null;
        if (Limits.CheckOptional("scheme", name, Limits.Scheme, "scheme-length") is not null)
        {
            losses.Add("A scheme whose name is longer than 200 characters is not kept.", node.Place);
            return null;
        }
        if (node.HasSchemeId)
            losses.Add("The number of a scheme is not kept, only its name.", node.Place);
        return name;
    }

    // One locution follows another: what it asks or answers is what the other puts forward.
    void Answer(AifNode transition)
    {
        foreach (var earlier in transition.In.SelectMany(PutForward))
            foreach (var later in transition.Out.SelectMany(PutForward))
            {
                if (plan[later].IsQuestion)
                    plan.Relate(later, earlier, Join.Asks, transition.Place);
                else if (plan[earlier].IsQuestion)
                    plan.Relate(later, earlier, Join.Answers, transition.Place);
            }
    }

    IEnumerable<int> PutForward(AifNode locution) =>
        locution.Type != "L" ? [] : locution.Out.Where(force => force.Type == "YA" && !Accepts(force)).SelectMany(force => force.Out).Where(words.ContainsKey).Select(node => words[node]);

    void Concede()
    {
        foreach (var (node, number) in words)
        {
            foreach (var (force, locution) in Forces(node).Where(pair => Accepts(pair.Force)))
            {
                var speaker = SpeakerOf(locution);
                if (plan[number].IsQuestion || Same(speaker, plan[number].Speaker))
                    losses.Add("That somebody accepts what they said themselves, or a question, is not read.", force.Place);
                else
                    after.Add(new(new ConcedeClaim(ArgumentPlan.NameOf(number), Extent.Full) { Speaker = plan.SpeakerNamed(speaker), SaidAt = TimeOf(locution) }, force.Place));
            }
        }
    }

    static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    void TellLosses()
    {
        foreach (var name in root.EnumerateObject().Select(field => field.Name).Where(name => name is not ("AIF" or "nodes" or "edges" or "locutions" or "participants" or "text" or "dialog")))
            losses.Add("A part of the file is not read.", "$." + name);
        foreach (var node in graph.Nodes.Where(node => node.Type == "L" && !node.Out.Exists(force => force.Type == "YA" && force.Out.Exists(words.ContainsKey))))
            losses.Add("A locution that puts nothing forward is left out.", node.Place);
    }
}
