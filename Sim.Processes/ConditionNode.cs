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

    protected override void OnRecycle()
    {
        foreach (var part in Parts)
        {
            if (!part.BringsValue)
            {
                part.Recycle();
            }
        }

        Parts.Clear();
    }

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
        if (kept is not null)
        {
            Parts.Add(kept);
        }
    }

    /// <summary>Ends as a part ended that did not come to its end.</summary>
    protected void Fail(WaitNode part)
    {
        var (status, cause) = (part.Status, part.Cause);
        WithdrawAllBut(null);
        EndNow(status, cause);
    }

    /// <summary>The same while the condition begins, when nobody waits for it yet.</summary>
    protected void FailAtOnce(WaitNode part)
    {
        End(part.Status, part.Cause);
        WithdrawAllBut(null);
    }
}
