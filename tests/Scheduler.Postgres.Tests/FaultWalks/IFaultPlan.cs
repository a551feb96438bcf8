using Scheduler.Postgres.Tests.Faults;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Decides where a walk is struck.</summary>
public interface IFaultPlan
{
    /// <summary>An operation begins that did not begin before; its repetitions after a restart belong to it.</summary>
    void Begin();

    /// <summary>A statement of the operation is about to be sent.</summary>
    /// <param name="boundary">Name of the statement and how often the attempt has met it before.</param>
    /// <returns>What is to happen to it; null for nothing.</returns>
    FaultKind? Choose((string Name, int Occurrence) boundary);
}
