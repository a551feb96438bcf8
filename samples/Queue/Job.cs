namespace Queue;

/// <summary>What a producer wants done.</summary>
/// <param name="Producer">Who wants it.</param>
/// <param name="Number">Its number among the jobs of that producer.</param>
/// <param name="Failures">How many attempts at it fail before one does not.</param>
public sealed record Job(string Producer, int Number, int Failures)
{
    /// <summary>So many attempts are made; a job that fails at all of them is poison.</summary>
    public const int MostAttempts = 3;

    /// <summary>How it must end.</summary>
    public Outcome Expected => Failures < MostAttempts ? Outcome.Done : Outcome.DeadLettered;
}
