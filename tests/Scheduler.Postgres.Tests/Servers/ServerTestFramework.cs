using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Scheduler.Postgres.Tests.Servers.ServerTestFramework", "Scheduler.Postgres.Tests")]

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>Skips every test of the assembly, with the reason, when no server can be had. The contract tests are inherited, so no attribute of theirs could know.</summary>
public sealed class ServerTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new ServerTestExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
