using System.Security.Claims;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Identity;

/// <summary>Who may read a debate: whom its own rules let, and administrators, who moderate every debate.</summary>
public static class ReadingRights
{
    /// <summary>Whether somebody, signed in or not, may read a debate at its address. Lists show an administrator no more than others.</summary>
    public static bool MayRead(this Debate debate, ClaimsPrincipal user) =>
        user.IsAdministrator() || debate.MayRead(user.ContributorId());

    /// <summary>The same, by the debate's row, which is kept with its events.</summary>
    public static bool MayRead(this DebateCard card, ClaimsPrincipal user) =>
        user.IsAdministrator() || card.Visibility != "private" || (user.ContributorId() is { } me && card.Participants.Contains(me));
}
