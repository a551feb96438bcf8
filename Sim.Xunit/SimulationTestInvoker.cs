using System.Reflection;
using Sim.Engine.Checks;
using Sim.Engine.Randomness;
using Sim.Engine.Simulations;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>Calls the method of a test and checks the simulation that it returns.</summary>
internal sealed class SimulationTestInvoker(
    SimulationTestRequest request,
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestInvoker(test, messageBus, testClass, constructorArguments, testMethod, [], beforeAfterAttributes, aggregator, cancellationTokenSource)
{
    private const string FailureFolder = "sim-failures";

    /// <inheritdoc/>
    protected override object CallTestMethod(object testClassInstance) => CheckAsync(base.CallTestMethod(testClassInstance));

    private async Task CheckAsync(object? returned)
    {
        var simulation = returned switch
        {
            Task<Simulation> pending => await pending,
            Simulation ready => ready,
            _ => throw new InvalidOperationException(
                $"{TestMethod.Name} must return a {nameof(Simulation)}, which the attribute then runs"),
        };
        var project = ProjectFolder.Above(Path.GetDirectoryName(TestClass.Assembly.Location)!);
        var options = new CheckOptions
        {
            Cases = request.Cases > 0 ? request.Cases : null,
            Seed = SeedOf(request.Seed),
            Bug = request.Bug,
            FailureFolder = Path.Combine(project, FailureFolder),
            ReplayCommand = path =>
                $"dotnet test {project} -e SIM_CASE_SEED={path} --filter FullyQualifiedName={TestClass.FullName}.{TestMethod.Name}",
        };
        await (request.WalkFile is { } file
            ? simulation.CheckFileAsync(file, options, CancellationTokenSource.Token)
            : simulation.CheckAsync(options, CancellationTokenSource.Token));
    }

    private static RunSeed? SeedOf(string? text) =>
        text is null ? null
        : RunSeed.TryParse(text, out var seed) ? seed
        : throw new ArgumentException($"'{text}' is not a seed of 1 to 64 hexadecimal digits", nameof(text));
}
