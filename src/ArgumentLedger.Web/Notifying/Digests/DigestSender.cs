using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;

namespace ArgumentLedger.Web.Notifying.Digests;

/// <summary>The <c>Digests</c> section of the configuration.</summary>
public sealed class DigestOptions
{
    /// <summary>How often it is looked whether one is due.</summary>
    public TimeSpan LooksEvery { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Mails digests when they are due, where the site sends mail: of what somebody has yet to read, and may read then.</summary>
sealed class DigestSender(DigestStore digests, NoticeStore notices, DigestLetter letters, ContributorDirectory directory, IMailer mailer, DigestOptions options, ILogger<DigestSender> log)
    : BackgroundService
{
    const int MostTold = 50;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await digests.EnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (mailer.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await digests.TakeAsync(stoppingToken) is { } due)
                    await SendAsync(due, stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("Digests could not be mailed; it is tried again: {Why}", away.Message);
            }
            await Task.Delay(options.LooksEvery, stoppingToken);
        }
    }

    async Task SendAsync(DueDigest due, CancellationToken ct)
    {
        var found = await notices.OfAsync(due.Person, long.MaxValue, unreadOnly: true, MostTold + 1, ct);
        var news = found.Where(row => row.Number > due.Told).ToList();
        if (news.Count == 0)
            return;
        var rows = news.Take(MostTold).ToList();
        var names = await directory.OfAsync(rows.Select(row => row.By), ct);
        try
        {
            await mailer.SendAsync(letters.Write(due, rows, news.Count > MostTold, names), ct);
        }
        catch (LetterNotSentException failed)
        {
            log.LogWarning("A digest was not sent: {Why}", failed.Message);
            if (failed.MayPass)
                await digests.PutOffAsync(due.Person, CancellationToken.None);
            return;
        }
        await digests.ToldAsync(due.Person, rows[0].Number, CancellationToken.None);
    }
}
