using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Queue;

/// <summary>Takes jobs from the queue, tries them, and writes down those that ended, several at once if they come fast.</summary>
internal sealed class Worker(ChannelReader<Attempt> jobs, TimeProvider time, Func<IReadOnlyList<LedgerEntry>, Task> endAsync, Action<Attempt> retry, string? bug) : BackgroundService
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(50);

    private readonly List<LedgerEntry> _ended = [];

    /// <summary>
    /// Runs until it is to stop. A host starts the service on the thread pool; one world on one thread has none, and calls what
    /// the host would.
    /// </summary>
    public Task RunAsync(CancellationToken stopping) => ExecuteAsync(stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var next = await NextAsync(stoppingToken);
            if (next is not null)
            {
                await TryAsync(next);
            }

            if (_ended.Count == MostAtOnce || (next is null && _ended.Count > 0))
            {
                LedgerEntry[] ended = [.. _ended];
                _ended.Clear();
                await endAsync(ended);
            }
        }
    }

    /// <summary>The next job; null if none came for a while.</summary>
    private async Task<Attempt?> NextAsync(CancellationToken stopping)
    {
        if (bug == Bugs.AbandonedRead)
        {
            try
            {
                return await ReadAsync(stopping).WaitAsync(Linger, time, stopping);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }

        using var linger = new CancellationTokenSource(Linger, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(linger.Token, stopping);
        try
        {
            return await jobs.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Attempt> ReadAsync(CancellationToken stopping) => await jobs.ReadAsync(stopping);

    private async Task TryAsync(Attempt attempt)
    {
        try
        {
            await PerformAsync(attempt);
            _ended.Add(new LedgerEntry(attempt.Job.Producer, attempt.Job.Number, Outcome.Done));
        }
        catch (JobFailedException) when (attempt.Number < Job.MostAttempts)
        {
            retry(attempt);
        }
        catch (JobFailedException) when (bug != Bugs.PoisonEndsWorker)
        {
            _ended.Add(new LedgerEntry(attempt.Job.Producer, attempt.Job.Number, Outcome.DeadLettered));
        }
    }

    private async Task PerformAsync(Attempt attempt)
    {
        await Task.Delay(Work, time);
        if (attempt.Number <= attempt.Job.Failures)
        {
            throw new JobFailedException(attempt.Job);
        }
    }
}
