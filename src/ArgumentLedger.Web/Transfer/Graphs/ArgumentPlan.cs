using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Web.Transfer.Graphs;

/// <summary>Something that a file says, before it is a contribution.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Place">Where the file says it.</param>
public sealed record PlannedWords(string Words, Place Place)
{
    /// <summary>The name of whoever said it, when that is not whoever imports the file.</summary>
    public string? Speaker { get; init; }

    /// <summary>When it was said, if the file tells.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What it is called, if the file tells; a question has no title.</summary>
    public string? Title { get; init; }

    /// <summary>Whether it asks and asserts nothing.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>
/// Puts an argument in any order into moves that can be made one after the other: words come with the first relation
/// they have to words made before them, as supports, rebuttals, undercuts, questions and answers; all other relations
/// become links; and in circles the words that the file has first begin.
/// </summary>
public sealed class ArgumentPlan(LossList losses)
{
    const int None = -1;

    readonly List<PlannedWords> words = [];
    readonly List<Relation> relations = [];
    readonly Dictionary<(int, int, Join), int> known = [];
    readonly List<(int Number, PlannedWords Said)> rewordings = [];
    readonly HashSet<(int, string)> undercuts = [];
    readonly List<PlacedMove> moves = [];
    readonly PriorityQueue<int, int> ready = new();
    readonly Dictionary<string, Place> others = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> speakers = new(StringComparer.OrdinalIgnoreCase);

    // Filled in while the moves are made.
    readonly List<bool> isMade = [];
    readonly List<string?> linkOf = [];
    readonly HashSet<int> settled = [], deferred = [];
    HashSet<int> answering = [];
    ILookup<int, PlannedWords> saidAgain = null!;
    ILookup<int, int> toWords = null!, toRelation = null!, from = null!;

    sealed record Relation(int From, int To, Join Join, Place Place, bool IsOverRelation, string? Scheme);

    /// <summary>Adds words and returns their number, from 0.</summary>
    public int Add(PlannedWords said)
    {
        words.Add(said);
        isMade.Add(false);
        return words.Count - 1;
    }

    /// <summary>Puts other words, or the same ones more exactly, in the place of words added before.</summary>
    public void Replace(int number, PlannedWords said) => words[number] = said;

    /// <summary>Says words again in other words, by whoever said them: an amendment right after them.</summary>
    public void Reword(int number, PlannedWords said) => rewordings.Add((number, said));

    /// <summary>The words of a number.</summary>
    public PlannedWords this[int number] => words[number];

    /// <summary>
    /// Relates words to words, and returns the relation's number; for an undercut, the second words are those whose
    /// bearing on anything is denied. A relation that is there already is that one, and follows the scheme it was given first.
    /// </summary>
    public int Relate(int from, int to, Join join, Place place, string? scheme = null) => Note(new(from, to, join, place, false, scheme));

    /// <summary>Says that a relation does not hold, and returns the number of that.</summary>
    public int Undercut(int from, int relation, Place place, string? scheme = null) => Note(new(from, relation, Join.Undercut, place, true, scheme));

    int Note(Relation relation)
    {
        // Undercuts of relations are told apart from those of words by negative numbers.
        var key = (relation.From, relation.IsOverRelation ? ~relation.To : relation.To, relation.Join);
        if (!known.TryAdd(key, relations.Count))
        {
            if (relation.Scheme is not null && relations[known[key]].Scheme != relation.Scheme)
                losses.Add("A relation that is given more than once follows one scheme: the first counts.", relation.Place);
            return known[key];
        }
        relations.Add(relation);
        linkOf.Add(null);
        return relations.Count - 1;
    }

    /// <summary>The moves; or the place of words that cannot be kept, and why.</summary>
    public (IReadOnlyList<PlacedMove>? Moves, Fault? Fault) Finish()
    {
        if (Check() is { } fault)
            return (null, fault);
        Introduce();
        Index();
        for (var i = 0; i < words.Count; i++)
            if (from[i].All(relation => relations[relation] is { IsOverRelation: false } one && one.To == i))
                Make(i, None);
        Drain();
        foreach (var turn in Enum.GetValues<Turn>())
            for (var i = 0; i < words.Count; i++)
                if (!isMade[i] && TurnOf(i) == turn)
                    Begin(i);
        for (var i = 0; i < relations.Count; i++)
            if (relations[i].Join == Join.Undercut && linkOf[i] is null && !settled.Contains(i))
                losses.Add("An undercut of what bears on nothing is read as a claim of its own.", relations[i].Place);
        return (moves, null);
    }

    Fault? Check()
    {
        foreach (var said in words.Concat(rewordings.Select(again => again.Said)))
            if (Limits.Check("text", said.Words, Limits.Text, "text-length") is { } refusal)
                return new(said.Place, refusal.Sentence);
        return words.Count <= FileText.MostContributions
            ? null
            : new(words[FileText.MostContributions].Place, string.Create(CultureInfo.InvariantCulture, $"Here the file comes to more than {FileText.MostContributions:N0} contributions, the most of an import: divide the file."));
    }

    void Introduce()
    {
        foreach (var (name, place) in words.Where(said => said.Speaker is not null).Select(said => (said.Speaker!, said.Place)).Concat(others.Select(other => (other.Key, other.Value))))
        {
            var called = string.Create(CultureInfo.InvariantCulture, $"p{speakers.Count}");
            if (speakers.TryAdd(name, "@" + called))
                moves.Add(new(new IntroduceSpeaker(name) { As = called }, place));
        }
    }

    /// <summary>Brings somebody into the cast who says nothing that is planned; before the moves are made.</summary>
    public void Bring(string name, Place place) => others.TryAdd(name, place);

    /// <summary>By what name moves call somebody who said something in the file; null for who imports it.</summary>
    public string? SpeakerNamed(string? name) => name is null ? null : speakers[name];

    /// <summary>By what name later moves call words.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"@e{number}");

    void Index()
    {
        saidAgain = rewordings.ToLookup(again => again.Number, again => again.Said);
        var numbered = relations.Select((relation, number) => (relation, number)).ToList();
        from = numbered.ToLookup(one => one.relation.From, one => one.number);
        answering = [.. relations.Where(relation => relation.Join == Join.Answers && Holds(relation)).Select(relation => relation.From)];
        toWords = numbered.Where(one => !one.relation.IsOverRelation).ToLookup(one => one.relation.To, one => one.number);
        toRelation = numbered.Where(one => one.relation.IsOverRelation).ToLookup(one => one.relation.To, one => one.number);
    }

    void Make(int number, int relation)
    {
        var said = words[number];
        var move = relation == None ? Root(said) : Reply(said, relations[relation]);
        moves.Add(new(move with { As = NameOf(number)[1..], Speaker = SpeakerNamed(said.Speaker), SaidAt = said.SaidAt }, said.Place));
        // Before anything is said of them, so that nothing said of them is stale.
        foreach (var again in saidAgain[number])
            moves.Add(new(new AmendContribution(NameOf(number), again.Words, "It was said again in other words.") { SaidAt = again.SaidAt }, again.Place));
        isMade[number] = true;
        foreach (var waiting in toWords[number])
            if (relations[waiting].Join != Join.Undercut)
                ready.Enqueue(waiting, waiting);
        foreach (var held in from[number].Where(deferred.Remove))
            ready.Enqueue(held, held);
        if (relation != None && IsLink(relations[relation].Join))
            Linked(relation, NameOf(number));
    }

    static Move Root(PlannedWords said) => said.IsQuestion ? new AskQuestion(said.Words) : new MakeClaim(said.Words) { Title = said.Title };

    Move Reply(PlannedWords said, Relation relation) => relation.Join switch
    {
        Join.Asks => new AskQuestion(said.Words) { About = NameOf(relation.To) },
        Join.Answers => new MakeClaim(said.Words) { Answers = NameOf(relation.To), Title = said.Title },
        Join.Support => new MakeClaim(said.Words) { Supports = NameOf(relation.To), Title = said.Title, Scheme = relation.Scheme },
        Join.Attack => new RebutClaim(NameOf(relation.To), said.Words) { Title = said.Title, Scheme = relation.Scheme },
        _ => Undercut(said, relation),
    };

    RebutClaim Undercut(PlannedWords said, Relation relation)
    {
        var link = Undercutting(relation)!;
        undercuts.Add((relation.From, link));
        return new(link, said.Words) { Aim = Aim.Link, Title = said.Title, Scheme = relation.Scheme };
    }

    // What an undercut points at, by its name; null while that is not there.
    string? Undercutting(Relation relation) =>
        relation.IsOverRelation ? linkOf[relation.To]
        : from[relation.To].Select(other => linkOf[other]).FirstOrDefault(link => link is not null);

    void Linked(int relation, string name)
    {
        linkOf[relation] = name;
        foreach (var undercut in toRelation[relation].Concat(toWords[relations[relation].From].Where(other => relations[other].Join == Join.Undercut)))
            ready.Enqueue(undercut, undercut);
    }

    void Drain()
    {
        while (ready.TryDequeue(out var number, out _))
        {
            var relation = relations[number];
            if (linkOf[number] is not null || settled.Contains(number) || !CanHold(relation, number))
                continue;
            // Links can be made later, but what answers a question does so when it is made.
            if (!isMade[relation.From] && answering.Contains(relation.From) && IsLink(relation.Join))
                deferred.Add(number);
            else if (!isMade[relation.From])
                Make(relation.From, number);
            else if (IsLink(relation.Join))
                Link(relation, number);
            else
                losses.Add("A question is about one thing, and an answer answers one question: what else is given is not read.", relation.Place);
        }
    }

    // A question asserts nothing, so nothing speaks for it or against it, nor does it.
    bool CanHold(Relation relation, int number)
    {
        if (Holds(relation))
            return true;
        settled.Add(number);
        losses.Add("A relation that a question cannot have is not read.", relation.Place);
        return false;
    }

    bool Holds(Relation relation) => relation switch
    {
        { Join: Join.Asks } => words[relation.From].IsQuestion,
        { Join: Join.Answers } => words[relation.To].IsQuestion && !words[relation.From].IsQuestion,
        { Join: Join.Undercut } => !words[relation.From].IsQuestion,
        _ => !words[relation.From].IsQuestion && !words[relation.To].IsQuestion,
    };

    void Link(Relation relation, int number)
    {
        var to = relation.Join == Join.Undercut ? Undercutting(relation)! : NameOf(relation.To);
        // Two undercuts may come to be of one link.
        if (relation.Join == Join.Undercut && !undercuts.Add((relation.From, to)))
        {
            settled.Add(number);
            return;
        }
        var kind = relation.Join switch
        {
            Join.Attack => LinkKind.Attack,
            Join.Support => LinkKind.Support,
            _ => LinkKind.Undercut,
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"l{number}");
        moves.Add(new(new LinkContributions(NameOf(relation.From), to, kind) { As = name, Scheme = relation.Scheme }, relation.Place));
        Linked(number, "@" + name);
    }

    // When words are begun that hang on nothing that is made: first those in circles, so that what denies or asks
    // about them finds them.
    enum Turn
    {
        Bears,
        Undercuts,
        AsksOrAnswers,
    }

    Turn TurnOf(int number) =>
        from[number].All(relation => relations[relation].Join == Join.Undercut) ? Turn.Undercuts
        : answering.Contains(number) || from[number].All(relation => relations[relation].Join is Join.Asks or Join.Answers or Join.Undercut) ? Turn.AsksOrAnswers
        : Turn.Bears;

    void Begin(int number)
    {
        if (from[number].FirstOrDefault(IsOfNothing, None) is not None and var undercut)
        {
            losses.Add("An undercut of what bears on nothing is read as a rebuttal of it.", relations[undercut].Place);
            settled.Add(undercut);
            relations.Add(relations[undercut] with { Join = Join.Attack });
            linkOf.Add(null);
            Make(number, relations.Count - 1);
        }
        else
        {
            Make(number, from[number].FirstOrDefault(deferred.Contains, None));
        }
        Drain();
    }

    // Denies that words bear on anything, which do not.
    bool IsOfNothing(int number) =>
        relations[number] is { Join: Join.Undercut, IsOverRelation: false } one && one.To != one.From && isMade[one.To]
        && !words[one.To].IsQuestion && !words[one.From].IsQuestion && !from[one.To].Any(other => IsLink(relations[other].Join));

    static bool IsLink(Join join) => join is Join.Attack or Join.Support or Join.Undercut;
}
