using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Api;

/// <summary>Pasted threads over REST: what is suggested for one. It is confirmed on its page, by a person.</summary>
static class ThreadImport
{
    /// <summary>What the format is called beside the others.</summary>
    internal const string Format = "thread";

    /// <summary>Reads the body as a thread and tells what is suggested; nothing is logged.</summary>
    internal static async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.CheckQuery("format", "dryRun") is { } unknown)
            return unknown;
        if (request.Parameter("dryRun") != "true")
            return RequestReading.BadParameter("dryRun", "A thread is only read here: send dryRun=true, and confirm its draft at /import/thread.");
        if (await request.ReadBytesAsync(FileText.MostBytes, ct) is not { } body)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The thread is too large", "A thread has at most 16 MiB: divide it.");
        return FileText.TryDecode(body.Span, out var text, out var fault)
            ? TypedResults.Ok(ThreadView.Of(ThreadReading.Read(text, null)))
            : Problems.Of(StatusCodes.Status400BadRequest, "unreadable-file", "The thread cannot be read", $"{fault.Place}: {fault.Sentence}");
    }
}
