namespace Queue;

/// <summary>A job in the queue.</summary>
/// <param name="Job">The job.</param>
/// <param name="Number">Which attempt at it comes next, from 1.</param>
internal sealed record Attempt(Job Job, int Number);
