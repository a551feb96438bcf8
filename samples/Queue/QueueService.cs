using System.Threading.Channels;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Queue;

/// <summary>Takes jobs in, as long as the queue has room, and tells producers how they ended.</summary>
internal sealed class QueueService : IDisposable
{
    private const int Capacity = 2;
    private const int Workers = 2;

    private readonly Node _node;
    private readonly MessageEndpoint<Message> _network;
    private readonly Ledger _ledger;
    private readonly Retries _retries;
    private readonly Channel<Attempt> _jobs = Channel.CreateBounded<Attempt>(Capacity);
    private readonly HashSet<(string Producer, int Number)> _accepted = [];
    private readonly Worker[] _workers;
    private readonly string? _bug;

    public QueueService(Node node, string? bug)
    {
        (_node, _network, _ledger, _bug) = (node, node.Endpoint<Message>(), new Ledger(node.Disk), bug);
        _retries = new Retries(_jobs.Writer, node.Time, bug);
        _workers = [.. Enumerable.Range(0, Workers).Select(_ => new Worker(_jobs.Reader, node.Time, EndAsync, _retries.Add, bug))];
    }

    /// <summary>What ended, and is on the disk.</summary>
    public IReadOnlyList<LedgerEntry> Ended => _ledger.Entries;

    /// <summary>Whether it has read what it must not forget.</summary>
    public bool IsLoaded { get; private set; }

    public async Task RunAsync()
    {
        await _ledger.LoadAsync();
        IsLoaded = true;
        await await Task.WhenAny([TakeInAsync(), _retries.RunAsync(_node.Stopping), .. _workers.Select(worker => worker.RunAsync(_node.Stopping))]);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }
    }

    private async Task TakeInAsync()
    {
        while (true)
        {
            var (from, message) = await _network.ReceiveAsync(_node.Stopping);
            if (message is not Message.Submit(var job))
            {
                continue;
            }

            if (_ledger.Find(job) is { } entry)
            {
                _network.Send(from, new Message.Ended(job.Number, entry.Outcome));
            }
            else if (_accepted.Add((job.Producer, job.Number)) || _bug == Bugs.TakesInTwice)
            {
                await _jobs.Writer.WriteAsync(new Attempt(job, 1), _node.Stopping);
            }
        }
    }

    private async Task EndAsync(IReadOnlyList<LedgerEntry> entries)
    {
        var writing = _ledger.AddAsync(entries);
        if (_bug != Bugs.AnswersBeforeLedger)
        {
            await writing;
        }

        foreach (var entry in entries)
        {
            _network.Send(entry.Producer, new Message.Ended(entry.Number, entry.Outcome));
        }

        await writing;
    }
}
