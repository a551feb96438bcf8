using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>
/// A wait of code of a node for its connection. It ends in a turn of its own without a context, so that code that wants none
/// goes on there and is not sent to the thread pool.
/// </summary>
internal sealed class StreamWait(NodeLife life)
{
    private readonly TaskCompletionSource _end = new();
    private CancellationToken _cancelled;

    /// <summary>Waits until somebody ends it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task UntilEndAsync(CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static (state, token) => ((StreamWait)state!).Cancel(token), this))
        {
            await _end.Task.ConfigureAwait(false);
        }
    }

    public void End() => life.World.Enqueue(new ReadyItem(life, static state => ((StreamWait)state!)._end.TrySetResult(), this, IsContinuation: false));

    private void Cancel(CancellationToken cancellationToken)
    {
        _cancelled = cancellationToken;
        life.World.Enqueue(new ReadyItem(life, static state => ((StreamWait)state!)._end.TrySetCanceled(((StreamWait)state)._cancelled), this, IsContinuation: false));
    }
}
