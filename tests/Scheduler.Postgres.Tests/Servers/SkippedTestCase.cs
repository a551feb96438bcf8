using Xunit.Abstractions;
using Xunit.Sdk;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>Stands for a test that cannot run here. It is reported as skipped and so counted.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    /// <summary>For the deserialiser of the framework alone.</summary>
    [Obsolete("Called by the deserialiser.", error: true)]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink diagnostics, IXunitTestCase original, string reason)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, original.TestMethod, original.TestMethodArguments)
    {
        DisplayName = original.DisplayName;
        SkipReason = reason;
    }
}
