using System.ComponentModel;
using Sim.Engine.Replay;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>A test that runs a simulation.</summary>
internal sealed class SimulationTestCase : XunitTestCase
{
    /// <summary>For deserialisation.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the framework only.")]
    public SimulationTestCase()
    {
    }

    public SimulationTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod, SimulationTestRequest request)
        : base(messages, display, displayOptions, testMethod)
    {
        Request = request;
    }

    /// <summary>What the test asks for.</summary>
    public SimulationTestRequest Request { get; private set; } = new();

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new SimulationTestCaseRunner(this, DisplayName, SkipReason, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(SimulationTestRequest.Cases), Request.Cases);
        data.AddValue(nameof(SimulationTestRequest.Seed), Request.Seed);
        data.AddValue(nameof(SimulationTestRequest.Bug), Request.Bug);
        data.AddValue(nameof(SimulationTestRequest.WalkFile), Request.WalkFile);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        // Read first: the base class asks for the name of the test, which depends on it.
        Request = new SimulationTestRequest
        {
            Cases = data.GetValue<long>(nameof(SimulationTestRequest.Cases)),
            Seed = data.GetValue<string?>(nameof(SimulationTestRequest.Seed)),
            Bug = data.GetValue<string?>(nameof(SimulationTestRequest.Bug)),
            WalkFile = data.GetValue<string?>(nameof(SimulationTestRequest.WalkFile)),
        };
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override string GetUniqueID() => $"{base.GetUniqueID()} {Request.WalkFile}";

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName)
    {
        var name = base.GetDisplayName(factAttribute, displayName);
        return Request.WalkFile is { } file ? $"{name}({WalkFileName.Short(file)})" : name;
    }
}
