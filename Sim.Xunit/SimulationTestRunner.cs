using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>Runs a test of a simulation: calls its method, and checks the simulation that it returns.</summary>
internal sealed class SimulationTestRunner(
    SimulationTestRequest request,
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    string skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestRunner(
        test, messageBus, testClass, constructorArguments, testMethod, [], skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource)
{
    /// <inheritdoc/>
    protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) =>
        new SimulationTestInvoker(
            request, Test, MessageBus, TestClass, ConstructorArguments, TestMethod, BeforeAfterAttributes, aggregator, CancellationTokenSource).RunAsync();
}
