using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ArgumentLedger.Web.Notifying.Digests;

/// <summary>The codes in letters with which their readers say, without signing in, that they want no more: each is good for one person's digests and nothing else, for ever.</summary>
public sealed class DigestCodes(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("ArgumentLedger.Digests.Unsubscribe");

    /// <summary>The code of somebody.</summary>
    public string Of(Guid person) => protector.Protect(person.ToString());

    /// <summary>Whose code it is; null when it is nobody's.</summary>
    public Guid? PersonOf(string? code)
    {
        try
        {
            return string.IsNullOrEmpty(code) ? null : Guid.Parse(protector.Unprotect(code));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
