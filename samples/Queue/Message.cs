namespace Queue;

/// <summary>What producers and the queue tell each other.</summary>
public abstract record Message
{
    /// <summary>A producer hands in a job, again and again until it hears how it ended.</summary>
    public sealed record Submit(Job Job) : Message;

    /// <summary>How it ended.</summary>
    public sealed record Ended(int Number, Outcome Outcome) : Message;
}
