using System.Globalization;
using System.Text;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Words meant to do harm: the classes of attack that are known, and mixtures of them. The same seed gives the same words.</summary>
public sealed class HostileWords(int seed)
{
    /// <summary>What would run, if a page let it: it says so by setting <c>window.struck</c>.</summary>
    public static readonly IReadOnlyList<string> Scripts =
    [
        "<script>window.struck=1</script>", "\"><script>window.struck=1</script>", "'><script>window.struck=1</script>", "</textarea><script>window.struck=1</script>",
        "</title><script>window.struck=1</script>", "<img src=x onerror=window.struck=1>", "\" onfocus=window.struck=1 autofocus x=\"", "' onmouseover='window.struck=1",
        "<svg onload=window.struck=1>", "<svg><script>window.struck=1</script></svg>", "<math><mtext></mtext><img src onerror=window.struck=1></math>",
        "<details open ontoggle=window.struck=1>", "<iframe srcdoc=\"<script>parent.struck=1</script>\"></iframe>", "<a href=\"javascript:window.struck=1\">x</a>",
        "javascript:window.struck=1", "JaVaScRiPt:window.struck=1", "java\tscript:window.struck=1", "data:text/html,<script>parent.struck=1</script>",
        "<style>*{background:url(javascript:window.struck=1)}</style>", "<link rel=stylesheet href=//127.0.0.1/x>", "<base href=//127.0.0.1/>", "<form action=//127.0.0.1/><button>x",
        "<meta http-equiv=refresh content=\"0;url=javascript:window.struck=1\">", "<!--><script>window.struck=1</script-->", "]]><script>window.struck=1</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.struck=1>\">", "<template><script>window.struck=1</script></template>", "<x onclick=window.struck=1>x</x>",
        "&lt;script&gt;window.struck=1&lt;/script&gt;", "&#60;script&#62;window.struck=1&#60;/script&#62;", "\\u003cscript\\u003ewindow.struck=1\\u003c/script\\u003e",
        "＜script＞window.struck=1＜/script＞", "<scr\0ipt>window.struck=1</scr\0ipt>", "<<script>window.struck=1//<</script>", "{{constructor.constructor('window.struck=1')()}}",
        "${window.struck=1}", "`-(window.struck=1)-`", "';window.struck=1;//", "\";window.struck=1;//", "@(1+1)", "@{window.struck=1}",
    ];

    static readonly string[] Others =
    [
        "'", "''", "\"", "\\", "' OR 1=1 --", "\" OR \"\"=\"", "'; DROP SCHEMA ledger CASCADE; --", "') UNION SELECT null,version()--", "1; SELECT pg_sleep(30)--",
        "'||(SELECT pg_sleep(30))||'", "$1", "$$;select 1;$$", "?", "@p0", ":p0", "E'\\x27'", "%", "_", "\\%", "*", "a*b", "{\"$gt\":\"\"}", "true", "null", "undefined",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%252f..%252fetc", "/etc/passwd\0.svg", "file:///etc/passwd", "\\\\127.0.0.1\\share",
        "x\r\nX-Struck: 1", "x\nX-Struck: 1", "%0d%0aX-Struck:%201", "x\u2028X-Struck: 1", "x\rSet-Cookie: ledger=x",
        "${jndi:ldap://127.0.0.1/x}", "{0}{1}{99}", "%s%s%n", "$(touch /tmp/struck)", "`touch /tmp/struck`", "; touch /tmp/struck", "| cat /etc/passwd",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "http://127.0.0.1:1/", "//127.0.0.1", "https://user:pass@127.0.0.1/\u202e",
        "\u202Egnp.exe", "\u2066\u2069\u200F", "\u200B", "\uFEFF", "\uFFFE", "\uFFFF", "\0", "\u0001\u001B[31m", "\u0085", "e\u0301", "\u1E9B\u0323", "İı", "ß", "ﷺﷺﷺ", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "\uD800", "\uDC00\uD800", "a" + "\u0489\u0300\u0301\u0302\u0303", "１２３", "٠١٢", "-0", "-1", "1e309", "NaN", "Infinity", "0x10", "99999999999999999999", "2147483648",
        "9223372036854775808", "0001-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "2026-02-30", "[[[[[[", "{}", "[]", "{\"a\":{\"a\":{}}}", "c1", "c99999999999", "@c1", "@", "p1", "by:", "",
        " ", "\t", "CON", "__proto__", "constructor", "../", "./", ";", ":", "#", "%", "%zz", "%u003c", "+", "&amp;", "a=b&c=d", "arg(a).\natt(a,b).", "p af 3\n1 2\n", "> quoted\n>> twice\n",
    ];

    readonly Random random = new(seed);

    /// <summary>The next words.</summary>
    public string Next() => random.Next(12) switch
    {
        < 4 => Of(Scripts),
        < 8 => Of(Others),
        8 => Of(Scripts) + Of(Others),
        9 => Of(Others) + Of(Scripts) + Of(Others),
        10 => Noise(),
        _ => Long(),
    };

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    string Noise()
    {
        var words = new StringBuilder();
        for (var i = random.Next(1, 40); i > 0; i--)
            words.Append((char)(random.Next(3) switch { 0 => random.Next(0x80), 1 => random.Next(0x3000), _ => random.Next(0x10000) }));
        return words.ToString();
    }

    string Long() => string.Concat(Enumerable.Repeat(Of(Others).Length == 0 ? "x" : Of(Scripts), random.Next(1, 400))) + random.Next().ToString(CultureInfo.InvariantCulture);
}
