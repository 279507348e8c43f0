using System.Net.Http.Headers;
using System.Text;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>A command that a client sends while the site is killed.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Person">Which of the people sends it.</param>
/// <param name="Key">Its idempotency key; null when it has none, and is sent once.</param>
/// <param name="Body">The moves as JSON.</param>
/// <param name="Texts">The words of the events that it makes, in order; nobody else says the same.</param>
/// <param name="IsToBeRefused">Whether a rule must refuse it.</param>
sealed record SaidCommand(string Debate, int Person, string? Key, string Body, IReadOnlyList<string> Texts, bool IsToBeRefused)
{
    internal static SaidCommand Next(Random random, string debate, int person, string name)
    {
        var text = $"Words {name}.";
        var key = random.Next(10) == 0 ? null : name;
        return random.Next(100) switch
        {
            < 45 => new(debate, person, key, $$"""{"move":"make-claim","text":"{{text}}"}""", [text], false),
            < 70 => new(debate, person, key, $$"""{"move":"rebut-claim","target":"c1","text":"{{text}}"}""", [text], false),
            < 80 => new(debate, person, key, $$"""{"move":"rebut-claim","target":"c999999","text":"{{text}}"}""", [], true),
            < 90 => new(debate, person, key, Three(text), [text + " 1", text + " 2", text + " 3"], false),
            // All or nothing: the first would be accepted by itself.
            < 95 => new(debate, person, key, $$"""[{"move":"make-claim","text":"{{text}}"},{"move":"withdraw","target":"c999999","reason":"A slip."}]""", [], true),
            _ => new(debate, person, key, $$"""{"move":"ask-question","about":"c1","text":"{{text}}"}""", [text], false),
        };
    }

    internal HttpContent Content() => new StringContent(Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    static string Three(string text) => $$"""
        [{"move":"make-claim","as":"c","text":"{{text}} 1"},{"move":"rebut-claim","target":"@c","text":"{{text}} 2"},{"move":"make-claim","text":"{{text}} 3"}]
        """;
}
