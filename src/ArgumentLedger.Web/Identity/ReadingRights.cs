using System.Security.Claims;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Identity;

/// <summary>Who may read a debate: whom its own rules let, and administrators, who moderate every debate.</summary>
public static class ReadingRights
{
    /// <summary>Whether somebody, signed in or not, may read a debate at its address. Lists show an administrator no more than others.</summary>
    public static bool MayRead(this Debate debate, ClaimsPrincipal user) =>
        user.IsAdministrator() || debate.MayRead(user.ContributorId());
}
