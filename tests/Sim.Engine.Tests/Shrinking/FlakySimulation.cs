using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Shrinking;

/// <summary>Builds systems that fail whenever they like: each at a step of its own, some while they are built, some never.</summary>
/// <param name="seed">Decides which system fails when.</param>
internal sealed class FlakySimulation(ulong seed) : ISimulation<int, int, FlakySystem>
{
    private const int LatestFailure = 24;

    private static readonly OracleDescription Oracle = new("F-01", "as luck would have it");

    private readonly RandomStream _luck = new(1, seed);

    public ValueTask<FlakySystem> CreateAsync(int configuration, Recorder recorder, CancellationToken cancellationToken)
    {
        var failsAt = _luck.Next(LatestFailure);
        return failsAt == 0 ? throw new InvalidOperationException("not this time") : ValueTask.FromResult(new FlakySystem(failsAt));
    }

    public bool IsIdle(int action) => false;

    public string Describe(int action) => action.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<int> SimplerActions(int action) => action > 0 ? [0, action - 1] : [];

    public IEnumerable<Walk<int, int>> SimplerConfigurations(Walk<int, int> walk) =>
        walk.Configuration > 0 ? [walk with { Configuration = walk.Configuration - 1 }] : [];

    public OracleViolatedException Explain(Exception exception) =>
        new(Oracle, new Violation(Oracle.Id, "luck", "this one", exception.Message));
}
