using System.Threading.Channels;

namespace Queue;

/// <summary>Brings failed jobs back into the queue, one after the other with a pause between them.</summary>
internal sealed class Retries(ChannelWriter<Attempt> jobs, TimeProvider time, string? bug)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<Attempt> _failed = [];
    private TaskCompletionSource _signal = new();

    public void Add(Attempt attempt)
    {
        _failed.Add(attempt);
        _signal.TrySetResult();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            await _signal.Task.WaitAsync(stopping);
            if (bug != Bugs.LostWakeUp)
            {
                _signal = new();
            }

            Attempt[] failed = [.. _failed];
            _failed.Clear();
            foreach (var attempt in failed)
            {
                await Task.Delay(Pause, time, stopping);
                await jobs.WriteAsync(attempt with { Number = attempt.Number + 1 }, stopping);
            }

            if (bug == Bugs.LostWakeUp)
            {
                _signal = new();
            }
        }
    }
}
