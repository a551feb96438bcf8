using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>Finds the test of a <see cref="SimulationFactAttribute"/>.</summary>
/// <param name="messages">Where the framework is told of trouble.</param>
internal sealed class SimulationFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var request = new SimulationTestRequest
        {
            Cases = factAttribute.GetNamedArgument<long>(nameof(SimulationFactAttribute.Cases)),
            Seed = factAttribute.GetNamedArgument<string?>(nameof(SimulationFactAttribute.Seed)),
            Bug = factAttribute.GetNamedArgument<string?>(nameof(SimulationFactAttribute.Bug)),
        };
        return
        [
            new SimulationTestCase(
                messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, request),
        ];
    }
}
