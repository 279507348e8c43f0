namespace ArgumentLedger.Domain.Moves;

/// <summary>What the moves of moderators share.</summary>
static class Moderation
{
    internal static Refusal Refuse(string deed) =>
        new("not-moderator", null, $"Only whoever opened the debate, or a moderator, may {deed}.");
}
