using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Keeps what a site logs as errors, so that tests can tell what a 500 was, or that there was none.</summary>
public sealed class LoggedFailures : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _all = new();

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) _all.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
