using System.Reflection;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Domain.Tests;

public sealed partial class VocabularyTests
{
    // Clients and stored debates rely on these names: a name may be added, none may be changed or taken away.
    static readonly string[] MoveNames =
    [
        "admit", "amend", "ask-question", "cite-quote", "close-debate", "concede-claim", "confirm-link", "hide",
        "identify-speaker", "introduce-speaker", "link", "make-claim", "open-debate", "rebut-claim", "record-source",
        "remove", "reopen-debate", "restore", "reword-motion", "state-credence", "withdraw",
    ];

    static readonly string[] EventNames =
    [
        "claim-made", "concession-made", "contribution-amended", "contribution-hidden", "contribution-restored",
        "contribution-withdrawn", "contributions-linked", "credence-stated", "debate-closed", "debate-opened",
        "debate-reopened", "link-confirmed", "motion-reworded", "participant-admitted", "participant-removed",
        "question-asked", "quoted", "rebuttal-made", "source-recorded", "speaker-identified", "speaker-introduced",
    ];

    [Fact]
    public void The_moves_are_the_ones_that_clients_know() => Assert.Equal(MoveNames, Vocabulary.Moves.Keys);

    [Fact]
    public void The_events_are_the_ones_that_debates_are_stored_as() => Assert.Equal(EventNames, Vocabulary.Events.Keys);

    [Fact]
    public void Every_move_and_event_says_its_name_itself()
    {
        Assert.All(Concrete<Move>(), type => Assert.NotNull(type.GetCustomAttribute<MoveNameAttribute>(inherit: false)));
        Assert.All(Concrete<DebateEvent>(), type => Assert.NotNull(type.GetCustomAttribute<EventNameAttribute>(inherit: false)));
        Assert.All(MoveNames.Concat(EventNames), name => Assert.Matches(KebabCase(), name));
    }

    [Fact]
    public void Every_move_is_made_in_the_example() => Assert.Equal(MoveNames, Example.Moves.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_comes_of_some_move_of_the_example() =>
        Assert.Equal(EventNames, Example.Told.Entries.Select(entry => Vocabulary.NameOf(entry.Event)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Events_keep_what_was_said_and_nothing_computed() =>
        Assert.All(Concrete<DebateEvent>(), type => Assert.All(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property => Assert.True(property.CanWrite, $"{type.Name}.{property.Name} cannot be set, so it is computed.")));

    static IEnumerable<Type> Concrete<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(T)));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
