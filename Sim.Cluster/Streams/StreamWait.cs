using System.Globalization;
using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>
/// A wait of code of a node for its connection. It ends in a turn of its own without a context, so that code that wants none
/// goes on there and is not sent to the thread pool.
/// </summary>
/// <param name="life">Whose code waits.</param>
/// <param name="reason">What for, behind the word "waits".</param>
internal sealed class StreamWait(NodeLife life, string reason)
{
    private readonly TaskCompletionSource _end = new();
    private readonly long _sinceTicks = life.World.NowTicks;
    private CancellationToken _cancelled;

    /// <summary>Waits until somebody ends it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task UntilEndAsync(CancellationToken cancellationToken)
    {
        var place = life.Waits.AddLast(this);
        try
        {
            using (cancellationToken.UnsafeRegister(static (state, token) => ((StreamWait)state!).Cancel(token), this))
            {
                await _end.Task.ConfigureAwait(false);
            }
        }
        finally
        {
            life.Waits.Remove(place);
        }
    }

    /// <summary>Who waits where, for what and since when.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{Stack}waits {reason} since {_sinceTicks / TimeSpan.TicksPerMillisecond} ms");

    private string Stack => AsyncStack.Of(_end.Task) is { Length: > 0 } stack ? $"{stack} " : "";

    public void End() => life.World.Enqueue(new ReadyItem(life, static state => ((StreamWait)state!)._end.TrySetResult(), this, IsContinuation: false));

    private void Cancel(CancellationToken cancellationToken)
    {
        _cancelled = cancellationToken;
        life.World.Enqueue(new ReadyItem(life, static state => ((StreamWait)state!)._end.TrySetCanceled(((StreamWait)state)._cancelled), this, IsContinuation: false));
    }
}
