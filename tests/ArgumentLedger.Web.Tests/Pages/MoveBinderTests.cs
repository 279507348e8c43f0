using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Pages.Moves;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class MoveBinderTests
{
    [Fact]
    public void Fields_become_the_properties_of_the_move()
    {
        var claim = Assert.IsType<MakeClaim>(Read<MakeClaim>(
            ("text", "Tea calms."), ("stance", "against"), ("speaker", "p1"), ("saidAt", "2024-11-26T09:14"), ("supports", "")));
        Assert.Equal(("Tea calms.", Stance.Against, "p1", null), (claim.Text, claim.Stance, claim.Speaker, claim.Supports));
        Assert.Equal(new DateTimeOffset(2024, 11, 26, 9, 14, 0, TimeSpan.Zero), claim.SaidAt);
    }

    [Fact]
    public void Line_breaks_of_forms_become_line_feeds()
    {
        Assert.Equal("one\ntwo", Read<AskQuestion>(("text", "one\r\ntwo"))!.Text);
    }

    [Fact]
    public void Quotes_left_blank_are_left_out_and_refusals_find_the_others()
    {
        var binder = new MoveBinder(Typed(("text", "Tea."), ("quotes[0].exact", " "), ("quotes[2].exact", "calm"), ("quotes[2].source", "s1")));
        var claim = (MakeClaim)binder.Read(typeof(MakeClaim))!;
        Assert.Equal(new Excerpt("calm") { Source = "s1" }, Assert.Single(claim.Quotes));
        Assert.Equal("quotes[2].exact", binder.FieldOf("quotes[0].exact"));
    }

    [Fact]
    public void A_claim_without_quotes_has_an_empty_list_of_them()
    {
        Assert.Equal(ImmutableArray<Excerpt>.Empty, Read<MakeClaim>(("text", "Tea."))!.Quotes);
    }

    [Fact]
    public void A_missing_text_is_left_to_the_rules()
    {
        Assert.Equal("", Read<RebutClaim>(("target", "c1"))!.Text);
    }

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("0,5", 0.5)]
    [InlineData("", null)]
    public void A_credence_is_read_with_point_or_comma_and_may_be_taken_back(string typed, double? credence)
    {
        Assert.Equal(credence, Read<StateCredence>(("target", "c1"), ("probability", typed))!.Probability);
    }

    [Theory]
    [InlineData("probability", "half", typeof(StateCredence))]
    [InlineData("saidAt", "yesterday-ish", typeof(AskQuestion))]
    [InlineData("revision", "-1", typeof(CiteQuote))]
    [InlineData("extent", "most", typeof(ConcedeClaim))]
    [InlineData("extent", "", typeof(ConcedeClaim))]
    [InlineData("kind", "7", typeof(LinkContributions))]
    public void What_cannot_be_read_is_said_beside_its_field(string field, string typed, Type move)
    {
        var binder = new MoveBinder(Typed((field, typed)));
        Assert.Null(binder.Read(move));
        Assert.Equal([field], binder.Wrong.Keys);
    }

    [Fact]
    public void Every_move_can_be_read_from_an_empty_form_or_says_what_to_choose()
    {
        foreach (var (name, kind) in Vocabulary.Moves)
        {
            var binder = new MoveBinder(Typed());
            Assert.True(binder.Read(kind) is not null || binder.Wrong.Count > 0, name);
        }
    }

    static T? Read<T>(params (string Field, string Text)[] typed) where T : Move =>
        (T?)new MoveBinder(Typed(typed)).Read(typeof(T));

    static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) =>
        typed.ToDictionary(pair => pair.Field, pair => pair.Text);
}
