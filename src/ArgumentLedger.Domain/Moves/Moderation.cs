namespace ArgumentLedger.Domain.Moves;

/// <summary>What the moves of moderators share.</summary>
static class Moderation
{
    internal static Refusal Refuse(string deed) =>
        new("not-moderator", null, $"Only whoever opened the debate, or a moderator, may {deed}.");

    /// <summary>Refuses what cannot be anybody's id.</summary>
    internal static Refusal? CheckContributor(string contributor) =>
        Limits.Check("contributor", contributor, Limits.Name, "unknown-contributor");
}
