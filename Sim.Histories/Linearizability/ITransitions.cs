namespace Sim.Histories.Linearizability;

/// <summary>What calls do to states, both as numbers. State 0 is the initial one.</summary>
internal interface ITransitions
{
    /// <summary>The states that a call may lead to, its answer agreeing; none if it cannot have happened in that state.</summary>
    ReadOnlySpan<int> Next(int state, int call);

    /// <summary>Whether the call changes nothing in any state in which it can have happened.</summary>
    bool ChangesNothing(int call);
}
