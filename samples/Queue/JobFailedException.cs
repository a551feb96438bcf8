namespace Queue;

/// <summary>An attempt at a job failed.</summary>
internal sealed class JobFailedException(Job job) : Exception($"job {job.Number} of {job.Producer} failed");
