using System.Diagnostics;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;
using Sim.Engine.Tracing;

namespace Sim.Cluster.Outside;

/// <summary>
/// The gate between a world and real input and output: simulated time stands still until everything that was asked outside is
/// answered, and the answers enter in the order in which they were asked for.
/// </summary>
internal sealed class OutsideGate(World world)
{
    private readonly Lock _lock = new();
    private readonly List<IOutsideCall> _calls = [];
    private TraceHash _hash;
    private Action? _resume;

    /// <summary>How many answers have entered.</summary>
    public int Answers { get; private set; }

    /// <summary>Folds what was answered.</summary>
    public ulong Hash => _hash.Value;

    /// <summary>Whether something was asked and has not entered yet.</summary>
    public bool IsOpen => _calls.Count > 0;

    public Task<TResult> AskAsync<TResult>(NodeLife life, Func<Task<TResult>> askAsync, Func<TResult, string> describe)
    {
        world.Leaks.RequireHome(life.Node, "the gate to the real world");
        var call = new OutsideCall<TResult>(life, describe, new StackTrace(2, fNeedFileInfo: true).ToString());
        _calls.Add(call);

        // Without the flow of the world, so that it is no leak.
        using (ExecutionContext.SuppressFlow())
        {
#pragma warning disable RS0030 // Nothing of the world runs there.
            var answer = Task.Run(askAsync);
#pragma warning restore RS0030
            _ = answer.ContinueWith(answered => Arrive(call, answered), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return call.Result;
    }

    /// <summary>Lets the answers enter if all are there. False if there are none yet.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (!_calls.TrueForAll(call => call.IsAnswered))
            {
                return false;
            }
        }

        foreach (var call in _calls)
        {
            _hash.Fold(call.Describe());
            Answers++;
            world.Trace($"{call.Life.Node.Name} <- outside: {call.Describe()}");
            world.Enqueue(new ReadyItem(call.Life, static state => ((IOutsideCall)state!).Enter(), call, IsContinuation: false));
        }

        _calls.Clear();
        return true;
    }

    /// <summary>Has something done, once, as soon as all answers are there. False if they are there already.</summary>
    public bool WhenAnswered(Action resume)
    {
        lock (_lock)
        {
            if (_calls.TrueForAll(call => call.IsAnswered))
            {
                return false;
            }

            _resume = resume;
            return true;
        }
    }

    /// <summary>Who waits for what, after too long a while.</summary>
    public StuckWorldException Describe(TimeSpan patience) => StuckWorldException.Outside(
        patience, [.. _calls.Where(call => !call.IsAnswered).Select(call => (call.Life.Node.Name, call.Where))]);

    private void Arrive<TResult>(OutsideCall<TResult> call, Task<TResult> answer)
    {
        Action? resume = null;
        lock (_lock)
        {
            call.Answer = answer;
            if (_calls.TrueForAll(other => other.IsAnswered))
            {
                (resume, _resume) = (_resume, null);
            }
        }

        resume?.Invoke();
    }
}
