using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Tests.Identity;

/// <summary>Forms filled in and sent as a browser without scripts would.</summary>
internal static partial class VisitorForms
{
    /// <summary>Signs in with a password.</summary>
    public static Task<HttpResponseMessage> SignInAsync(this HttpClient visitor, string handle, string password, string returnUrl = "/") =>
        visitor.SubmitAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("Input.Handle", handle), ("Input.Password", password));

    /// <summary>Loads the page that a form is on, and sends the form.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient visitor, string address, params (string Name, string Value)[] fields) =>
        visitor.SubmitFromAsync(address.Contains("handler", StringComparison.Ordinal) ? address.Split('?')[0] : address, address, fields);

    /// <summary>Loads a page, and sends a form of it that goes elsewhere.</summary>
    public static async Task<HttpResponseMessage> SubmitFromAsync(this HttpClient visitor, string from, string address, params (string Name, string Value)[] fields)
    {
        var page = await visitor.GetStringAsync(from);
        var token = Antiforgery().Match(page).Groups[1].Value;
        return await visitor.PostAsync(address, new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]));
    }

    /// <summary>The code or link that an answer shows this once.</summary>
    public static async Task<string> SecretAsync(this HttpResponseMessage answer) =>
        Shown().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    [GeneratedRegex("<code class=\"secret\">([^<]+)</code>")]
    private static partial Regex Shown();
}
