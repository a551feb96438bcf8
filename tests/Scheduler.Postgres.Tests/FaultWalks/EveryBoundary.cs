using Scheduler.Postgres.Tests.Faults;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Strikes every boundary of every operation once, in turn: each repetition of an operation gets one statement further than the one before.</summary>
public sealed class EveryBoundary(FaultKind kind) : IFaultPlan
{
    private readonly HashSet<(string Name, int Occurrence)> _struck = [];

    public void Begin() => _struck.Clear();

    public FaultKind? Choose((string Name, int Occurrence) boundary) => _struck.Add(boundary) ? kind : null;
}
