using Sim.Engine.Replay;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>Finds the tests of a <see cref="WalkFilesAttribute"/>: one per file.</summary>
/// <param name="messages">Where the framework is told of trouble.</param>
internal sealed class WalkFilesDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private const string Pattern = "*" + WalkFileName.Extension;

    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        var named = (string)factAttribute.GetConstructorArguments().Single();
        var folder = Path.Combine(ProjectFolder.Of(testMethod.TestClass.Class), named);
        var bug = factAttribute.GetNamedArgument<string?>(nameof(WalkFilesAttribute.Bug));
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal).ToList() : [];
        return files.Count == 0
            ? [new ExecutionErrorTestCase(messages, display, displayOptions, testMethod, $"no walk files ({Pattern}) in the folder '{folder}'")]
            : files.Select(file => new SimulationTestCase(
                messages, display, displayOptions, testMethod, new SimulationTestRequest { WalkFile = file, Bug = bug }));
    }
}
