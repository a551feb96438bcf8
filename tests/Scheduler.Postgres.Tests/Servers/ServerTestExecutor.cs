using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>Runs the tests against the server, and stops it after the last; or skips those that need one.</summary>
public sealed class ServerTestExecutor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
{
    protected override async void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        var server = await TestServer.GetAsync();
        var cases = server.MissingReason is { } reason ? testCases.Select(testCase => WithoutServer(testCase, reason)) : testCases;
        using (var runner = new XunitTestAssemblyRunner(TestAssembly, cases, DiagnosticMessageSink, executionMessageSink, executionOptions))
        {
            await runner.RunAsync();
        }

        await server.DisposeAsync();
    }

    private IXunitTestCase WithoutServer(IXunitTestCase testCase, string reason) =>
        testCase.TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsNoServerAttribute)).Any()
            ? testCase
            : new SkippedTestCase(DiagnosticMessageSink, testCase, reason);
}
