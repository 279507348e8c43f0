using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ArgumentLedger.Web.Tests.Support.TestRun", "ArgumentLedger.Web.Tests")]

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>One run of all tests: it can say a line on the console and clean up after the last test.</summary>
/// <remarks>The end of the process would be too late for that: the runner grants it a tenth of a second.</remarks>
public sealed class TestRun : XunitTestFramework
{
    private static readonly ConcurrentStack<Func<Task>> Endings = new();
    private static IMessageSink? s_console;

    /// <summary>Begins a run; called by the runner.</summary>
    public TestRun(IMessageSink messageSink)
        : base(messageSink) => s_console = messageSink;

    /// <summary>Puts one line on the console of whoever started the tests (xunit.runner.json switches such lines on).</summary>
    public static void Say(string line) => s_console?.OnMessage(new DiagnosticMessage(line));

    /// <summary>Has something done once, after the last test; what was asked for last is done first.</summary>
    public static void AtEnd(Func<Task> ending) => Endings.Push(ending);

    /// <inheritdoc />
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink console)
        : XunitTestFrameworkExecutor(assembly, sources, console)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink console,
        IMessageSink results,
        ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, testCases, console, results, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await base.BeforeTestAssemblyFinishedAsync();
            while (Endings.TryPop(out var ending)) await ending();
        }
    }
}
