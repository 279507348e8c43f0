using System.Net;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Webhooks;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>Where webhooks cannot be made to call.</summary>
[Collection(SharedSite.Name)]
public sealed class WebhookAddressTests(SiteFixture site)
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_that_is_not_of_the_public_internet_is_told_as_such(string address) =>
        Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.169.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:80b::200e")]
    public void An_address_of_the_public_internet_is_told_as_such(string address) =>
        Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("")]
    [InlineData("hook")]
    [InlineData("/hook")]
    [InlineData("http://example.org/hook")]
    [InlineData("ftp://example.org/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    [InlineData("https://user:word@example.org/hook")]
    [InlineData("https://example.org/hook#part")]
    [InlineData("https://example.org:22/hook")]
    [InlineData("https://example.org:5432/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("https://0x7f.1/hook")]
    [InlineData("https://0177.0.0.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:169.254.169.254]/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://example.org/\u0000")]
    [InlineData("https://example.org/a\r\nHost: other")]
    public async Task An_address_that_may_not_be_called_is_refused_with_what_to_do(string url)
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Where to?");

        var refused = (await debate.Client.TryHookAsync(url, $"\"debate\":\"{debate.Id}\"")).ExpectProblem(422, "webhook-refused");

        Assert.True(refused.Body.GetProperty("errors").TryGetProperty("url", out _));
    }

    [Theory]
    [InlineData("https://localhost/hook")]
    [InlineData("https://localhost.:8443/hook")]
    [InlineData("https://no-such-name.invalid/hook")]
    public async Task A_name_is_looked_up_when_it_is_called_and_whether_it_leads_behind_the_walls_or_nowhere_is_not_told(string url)
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Where does it lead?");
        var hook = await debate.HookAsync(url);

        var tried = (await hook.Client.SendAsync($"{hook.Address}/test", "")).Expect(200).Body;

        Assert.Equal("The host's name leads to no address of the public internet.", tried.GetProperty("outcome").GetString());
        (await hook.Client.RemoveAsync(hook.Address)).Expect(204);
    }

    [Theory]
    [InlineData("\"debate\":null", "debate")]
    [InlineData("\"debate\":\"019f0000-0000-7000-8000-000000000001\"", "debate")]
    [InlineData("\"debate\":\"DEBATE\",\"label\":\"c99\"", "label")]
    [InlineData("\"debate\":\"DEBATE\",\"label\":\"\\u0000\"", "label")]
    [InlineData("\"debate\":\"DEBATE\",\"query\":\"kind=claim\"", "query")]
    [InlineData("\"query\":\"?\"", "query")]
    [InlineData("\"query\":\"kind=rant\"", "query")]
    [InlineData("\"query\":\"kind=claim&kind=quote\"", "query")]
    [InlineData("\"query\":\"changedSince=2026-01-02T03:04:05Z\"", "query")]
    [InlineData("\"query\":\"unansweredFor=P7D\"", "query")]
    [InlineData("\"query\":\"holder=nobody-here\"", "query")]
    [InlineData("\"query\":\"holder=p1\"", "query")]
    [InlineData("\"query\":\"kind=\"", "query")]
    [InlineData("\"query\":\"debate=019f0000-0000-7000-8000-000000000001\"", "query")]
    public async Task What_cannot_be_told_of_is_refused_by_the_field_it_is_about(string about, string field)
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("What of?");

        var refused = await debate.Client.TryHookAsync("https://example.org/hook", about.Replace("DEBATE", $"{debate.Id}", StringComparison.Ordinal));

        Assert.True(refused.ExpectProblem(422, "webhook-refused").Body.GetProperty("errors").TryGetProperty(field, out _), refused.Text);
    }
}
