namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Who asks, in the order of the columns of <see cref="RouteTable"/>.</summary>
public enum Caller
{
    /// <summary>Not signed in.</summary>
    Anonymous,

    /// <summary>Signed in, and nobody in the debate.</summary>
    Stranger,

    /// <summary>Admitted as reader.</summary>
    Reader,

    /// <summary>Admitted as contributor.</summary>
    Contributor,

    /// <summary>Admitted as moderator.</summary>
    Moderator,

    /// <summary>An administrator of the site, nobody in the debate.</summary>
    Administrator,

    /// <summary>An admitted moderator with a token that was revoked.</summary>
    Revoked,

    /// <summary>An admitted moderator with a token that has expired.</summary>
    Expired,

    /// <summary>An admitted moderator with a token of scope read.</summary>
    ReadOnly,

    /// <summary>An admitted moderator whom an administrator keeps out.</summary>
    Blocked,
}
