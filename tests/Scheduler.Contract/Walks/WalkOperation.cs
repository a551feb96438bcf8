namespace Scheduler.Contract.Walks;

/// <summary>What a step of a random walk does.</summary>
public enum WalkOperation
{
    Insert,
    Ingest,
    Register,
    Roster,
    Collect,
    Cycle,
    FailingCycle,
    Confirm,
    Visibility,
    Mark,
    Correct,
    Wait,
}
