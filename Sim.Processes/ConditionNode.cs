namespace Sim.Processes;

/// <summary>A wait for several waits. When it ends, what did not come is given up.</summary>
internal abstract class ConditionNode<T>(Simulation simulation) : ValueNode<T>(simulation)
{
    protected List<WaitNode> Parts { get; } = [];

    public void Describe(ReadOnlySpan<Wait> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("a condition has at least one part", nameof(parts));
        }

        foreach (var part in parts)
        {
            Add(part.Current());
        }
    }

    public void Add(WaitNode part)
    {
        if (part.Simulation != Simulation)
        {
            throw new ArgumentException($"{part} belongs to another simulation", nameof(part));
        }

        Parts.Add(part);
    }

    protected override void OnWithdraw() => WithdrawAllBut(null);

    protected override void OnReturn() => WithdrawAllBut(null);

    protected override void OnRecycle() => Parts.Clear();

    /// <summary>Gives up what did not come. A part that brought a value keeps it until it is taken.</summary>
    protected void WithdrawAllBut(WaitNode? kept)
    {
        foreach (var part in Parts)
        {
            if (part != kept)
            {
                part.Withdraw();
                part.Recycle();
            }
        }

        Parts.Clear();
    }

    /// <summary>Ends with the exception of a part.</summary>
    protected void Fail(WaitNode part)
    {
        var cause = part.Cause;
        WithdrawAllBut(null);
        EndNow(WaitStatus.Failed, cause);
    }

    protected static void RecycleUnlessValued(WaitNode part)
    {
        if (!part.BringsValue)
        {
            part.Recycle();
        }
    }
}
