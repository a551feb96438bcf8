using Sim.Cluster.Leaks;

namespace Sim.Cluster.Networks;

/// <summary>What arrived at one life of a node and was not taken yet, and who waits for more.</summary>
internal sealed class Mailbox
{
    private readonly Queue<Envelope<object>> _arrived = new();
    private readonly LinkedList<TaskCompletionSource<Envelope<object>>> _waiting = new();

    /// <summary>Who waits for a message.</summary>
    public IEnumerable<string> DescribeWaits() =>
        _waiting.Where(wait => !wait.Task.IsCompleted).Select(wait => AsyncStack.Of(wait.Task) is { Length: > 0 } stack ? $"{stack} waits for a message" : "waits for a message");

    /// <summary>Runs without a context: who waits goes on in its own.</summary>
    public void Deliver(string from, object message)
    {
        while (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult(new Envelope<object>(from, message)))
            {
                return;
            }
        }

        _arrived.Enqueue(new Envelope<object>(from, message));
    }

    public async ValueTask<Envelope<object>> ReceiveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_arrived.TryDequeue(out var envelope))
        {
            return envelope;
        }

        var wait = new TaskCompletionSource<Envelope<object>>();
        _waiting.AddLast(wait);
        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<Envelope<object>>)state!).TrySetCanceled(token), wait))
        {
            return await wait.Task;
        }
    }
}
