using System.Threading.Channels;

namespace ArgumentLedger.Web.Mail;

/// <summary>
/// Writes and sends letters after the answer that they belong to, so that no answer waits for the mail server, fails with
/// it, or tells by its time whether there was a letter. What it holds is lost when the site stops: it is for letters that
/// people can ask for again.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, IMailer mailer, ILogger<Outbox> log) : BackgroundService
{
    private const int MostWaiting = 1_000, AtOnce = 4;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20)];

    private readonly Channel<Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Letter>>>> _waiting =
        Channel.CreateBounded<Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Letter>>>>(MostWaiting);

    /// <summary>Has letters written, with services of their own, and sent.</summary>
    public void Post(Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Letter>>> write)
    {
        if (mailer.IsOn && !_waiting.Writer.TryWrite(write)) log.LogWarning("A letter was not sent: {Most} wait already", MostWaiting);
    }

    /// <summary>Has a letter sent.</summary>
    public void Post(Letter letter) => Post((_, _) => Task.FromResult<IReadOnlyList<Letter>>([letter]));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (write, ct) => await DispatchAsync(write, ct));

    private async Task DispatchAsync(Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Letter>>> write, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var letter in await write(scope.ServiceProvider, ct)) await SendAsync(letter, ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            // One letter that cannot be written must not keep the others back.
            log.LogError(failed, "A letter was not written");
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken ct)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                await mailer.SendAsync(letter, ct);
                return;
            }
            catch (LetterNotSentException failed) when (failed.MayPass && tried < Pauses.Length)
            {
                await Task.Delay(Pauses[tried], ct);
            }
            catch (LetterNotSentException failed)
            {
                log.LogWarning("A letter was not sent: {Why}", failed.Message);
                return;
            }
        }
    }
}
