using System.Globalization;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>Reads what requests carry besides paths: bodies, versions, keys and query parameters.</summary>
public static partial class RequestReading
{
    /// <summary>A body of moves may be this long, in bytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Items that one page may have.</summary>
    public const int MostItems = 200;

    const int LongestKey = 200;

    /// <summary>Reads a JSON body whole; otherwise the problem to answer with.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, IResult? Problem)> ReadBodyAsync(this HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
            return (default, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "not-json", "Not JSON", "Send the body as JSON with “Content-Type: application/json”."));
        return await request.ReadBytesAsync(MostBytes, ct) is { } whole ? (whole, null) : (default, TooLarge());
    }

    /// <summary>Reads a body whole, whatever it is; null when it is longer than allowed.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(this HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most)
            return null;
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (whole.Length + read > most)
                return null;
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    /// <summary>The version that If-Match demands (null: none), or the problem to answer with.</summary>
    public static (long? Version, IResult? Problem) ReadIfMatch(this HttpRequest request)
    {
        var given = request.Headers.IfMatch.ToString();
        if (given is "" or "*")
            return (null, null);
        return VersionTag().Match(given) is { Success: true } tag && long.TryParse(tag.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (version, null)
            : (null, Problems.Of(StatusCodes.Status400BadRequest, "bad-if-match", "If-Match is not a version", "Send the ETag of the debate, such as If-Match: \"v12\"."));
    }

    /// <summary>The idempotency key (null: none), or the problem to answer with.</summary>
    public static (string? Key, IResult? Problem) ReadIdempotencyKey(this HttpRequest request)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var given))
            return (null, null);
        var key = given.ToString();
        return key.Length is > 0 and <= LongestKey && given.Count == 1
            ? (key, null)
            : (null, Problems.Of(StatusCodes.Status400BadRequest, "bad-idempotency-key", "The idempotency key is empty, too long or given twice", $"Send one Idempotency-Key of 1 to {LongestKey} characters, new for each new command."));
    }

    /// <summary>The problem of a query parameter that is unknown here or given twice; null when all is well.</summary>
    public static IResult? CheckQuery(this HttpRequest request, params IReadOnlyList<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name))
                return BadParameter(name, known.Count == 0 ? "No query parameters are taken here." : $"There is no such parameter here; those there are: {string.Join(", ", known)}.");
            if (values.Count > 1)
                return BadParameter(name, "The parameter is given more than once: give it once.");
            if (values.ToString().Contains('\0', StringComparison.Ordinal))
                return BadParameter(name, "The parameter contains U+0000: remove it.");
        }
        return null;
    }

    /// <summary>The problem of a query parameter's value.</summary>
    public static IResult BadParameter(string name, string sentence)
    {
        var shown = name.Length <= 40 ? name : name[..39] + "…";
        return Problems.Of(StatusCodes.Status400BadRequest, "bad-parameter", "A query parameter is wrong", $"{shown}: {sentence}", new Dictionary<string, string[]> { [shown] = [sentence] });
    }

    /// <summary>A parameter's value; null when absent or empty.</summary>
    public static string? Parameter(this HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The parameter “limit”, from 1 to 200, or to 10,000 where lines are wanted, 50 when absent; or the problem to answer with.</summary>
    public static (int Limit, IResult? Problem) ReadLimit(this HttpRequest request)
    {
        if (request.Parameter("limit") is not { } given)
            return (50, null);
        var most = request.WantsLines() ? Lines.MostItems : MostItems;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? (limit, null)
            : (0, BadParameter("limit", $"Give a whole number from 1 to {most}."));
    }

    /// <summary>A parameter that takes one of an enumeration's words (null: absent), or the problem to answer with.</summary>
    public static (T? Value, IResult? Problem) ReadWord<T>(this HttpRequest request, string name) where T : struct, Enum
    {
        if (request.Parameter(name) is not { } given)
            return (null, null);
        foreach (var value in Enum.GetValues<T>())
            if (Rows.Word(value) == given)
                return (value, null);
        return (null, BadParameter(name, $"Give one of {string.Join(", ", Enum.GetValues<T>().Select(Rows.Word))}."));
    }

    /// <summary>A parameter that is true or false (null: absent), or the problem to answer with.</summary>
    public static (bool? Value, IResult? Problem) ReadFlag(this HttpRequest request, string name)
    {
        if (request.Parameter(name) is not { } given)
            return (null, null);
        return bool.TryParse(given, out var value) ? (value, null) : (null, BadParameter(name, "Give true or false."));
    }

    /// <summary>The parameter “debate”, a debate's id (null: absent), or the problem to answer with.</summary>
    public static (Guid? Id, IResult? Problem) ReadDebate(this HttpRequest request)
    {
        if (request.Parameter("debate") is not { } given)
            return (null, null);
        return Guid.TryParse(given, out var id) ? (id, null) : (null, BadParameter("debate", "Give a debate's id."));
    }

    static IResult TooLarge() =>
        Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", "A body of moves has at most 4 MiB: send the moves in several requests.");

    [GeneratedRegex("^\"v(\\d{1,18})\"\\z")]
    private static partial Regex VersionTag();
}
