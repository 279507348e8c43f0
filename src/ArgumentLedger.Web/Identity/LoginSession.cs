namespace ArgumentLedger.Web.Identity;

/// <summary>A device on which somebody is signed in, so that its owner can see it and end it. No address is kept.</summary>
public sealed class LoginSession
{
    /// <summary>Its id, which the cookie carries too.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who is signed in.</summary>
    public required Guid ContributorId { get; init; }

    /// <summary>The browser and system, as far as the browser says; to 80 characters.</summary>
    public required string Device { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to some minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }
}
