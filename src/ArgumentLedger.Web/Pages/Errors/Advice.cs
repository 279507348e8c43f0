namespace ArgumentLedger.Web.Pages.Errors;

/// <summary>What a page knows better than the page for errors: why nothing is there, and where to go instead.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Sentence">Why, and what there is.</param>
/// <param name="Address">Where to go.</param>
/// <param name="Link">What is there.</param>
public sealed record Advice(string Title, string Sentence, string Address, string Link)
{
    /// <summary>Has the page for errors give this advice, should the request be answered with an error.</summary>
    public void Give(HttpContext http) => http.Items[typeof(Advice)] = this;

    /// <summary>The advice given; null when there is none.</summary>
    public static Advice? GivenTo(HttpContext http) => http.Items[typeof(Advice)] as Advice;
}
