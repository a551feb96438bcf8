using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Raft;

/// <summary>A server of a replicated map (Ongaro and Ousterhout 2014): elections, replication of the log, answers to clients.</summary>
internal sealed partial class RaftServer : IDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(40);
    private const int LeastPatienceMs = 120;
    private const int MostPatienceMs = 220;

    private readonly string _name;
    private readonly string[] _peers;
    private readonly string? _bug;
    private readonly TimeProvider _time;
    private readonly MessageEndpoint<Message> _network;
    private readonly Storage _storage;
    private readonly Random _random;
    private readonly CancellationToken _stopping;

    /// <summary>One thing at a time: handling a message waits for the disk.</summary>
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly StateMachine _machine = new();
    private readonly HashSet<string> _votes = [];
    private readonly Dictionary<string, int> _next = [];
    private readonly Dictionary<string, int> _matching = [];
    private readonly Dictionary<int, (string Client, int Request)> _waiting = [];
    private List<Entry> _log = [];
    private string? _vote;
    private string? _leader;
    private long _heard;
    private int _applied;

    public RaftServer(Node node, string[] members, string? bug)
    {
        (_name, _bug, _time, _stopping) = (node.Name, bug, node.Time, node.Stopping);
        _peers = [.. members.Where(member => member != node.Name)];
        (_network, _storage, _random) = (node.Endpoint<Message>(), new Storage(node.Disk), node.NewRandom());
    }

    /// <summary>Whether it has read what it must not forget.</summary>
    public bool IsLoaded { get; private set; }

    public long Term { get; private set; }

    public bool IsLeader { get; private set; }

    public int Committed { get; private set; }

    public IReadOnlyList<Entry> Log => _log;

    public long LastTerm => _log.Count == 0 ? 0 : _log[^1].Term;

    private int Majority => ((_peers.Length + 1) / 2) + 1;

    public async Task RunAsync()
    {
        (Term, _vote, _log) = await _storage.LoadAsync();
        (IsLoaded, _heard) = (true, _time.GetTimestamp());
        await await Task.WhenAny(ReceiveAsync(), ElectAsync(), BeatAsync(), FlushLateAsync());
    }

    public void Dispose() => _gate.Dispose();

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (from, message) = await _network.ReceiveAsync(_stopping);
            await AloneAsync(() => HandleAsync(from, message));
        }
    }

    private async Task ElectAsync()
    {
        while (true)
        {
            var patience = TimeSpan.FromMilliseconds(_random.Next(LeastPatienceMs, MostPatienceMs));
            await Task.Delay(patience, _time, _stopping);
            if (!IsLeader && _time.GetElapsedTime(_heard) >= patience)
            {
                await AloneAsync(StandAsync);
            }
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Heartbeat, _time);
        while (await timer.WaitForNextTickAsync(_stopping))
        {
            if (IsLeader)
            {
                SendToAll();
            }
            else
            {
                AskForVotes();
            }
        }
    }

    /// <summary>With the planted defect the log is flushed now and then, and not before an answer.</summary>
    private async Task FlushLateAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), _time);
        while (await timer.WaitForNextTickAsync(_stopping))
        {
            await AloneAsync(_storage.FlushAsync);
        }
    }

    private async Task AloneAsync(Func<Task> doAsync)
    {
        await _gate.WaitAsync();
        try
        {
            await doAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task HandleAsync(string from, Message message)
    {
        switch (message)
        {
            case Message.RequestVote request:
                await AnswerCandidateAsync(from, request);
                break;
            case Message.Vote(var term, var isGranted):
                await FollowAsync(term);
                CountVote(from, term, isGranted);
                break;
            case Message.Append append:
                await AnswerLeaderAsync(from, append);
                break;
            case Message.Appended appended:
                await FollowAsync(appended.Term);
                CountAppended(from, appended);
                break;
            case Message.Request request:
                await AnswerClientAsync(from, request);
                break;
        }
    }

    /// <summary>Whoever hears of a later term follows.</summary>
    private async Task FollowAsync(long term)
    {
        if (term > Term)
        {
            IsLeader = false;
            _votes.Clear();
            await SaveMetaAsync(term, null);
        }
    }

    private async Task StandAsync()
    {
        (IsLeader, _leader) = (false, null);
        _votes.Clear();
        await SaveMetaAsync(Term + 1, _name);
        _votes.Add(_name);
        AskForVotes();
    }

    /// <summary>A candidate asks until it is answered: messages get lost.</summary>
    private void AskForVotes()
    {
        foreach (var peer in _votes.Count == 0 ? [] : _peers.Where(peer => !_votes.Contains(peer)))
        {
            _network.Send(peer, new Message.RequestVote(Term, _log.Count, LastTerm));
        }
    }

    private async Task AnswerCandidateAsync(string candidate, Message.RequestVote request)
    {
        await FollowAsync(request.Term);
        var isCurrent = (request.LastTerm, request.LastIndex).CompareTo((LastTerm, _log.Count)) >= 0;
        var isGranted = request.Term == Term && isCurrent && (_vote is null || _vote == candidate);
        if (isGranted && _vote is null)
        {
            _heard = _time.GetTimestamp();
            if (_bug == Bugs.ForgetsVote)
            {
                _vote = candidate;
            }
            else
            {
                await SaveMetaAsync(Term, candidate);
            }
        }

        _network.Send(candidate, new Message.Vote(Term, isGranted));
    }

    private void CountVote(string from, long term, bool isGranted)
    {
        if (!isGranted || term != Term || IsLeader || _votes.Count == 0)
        {
            return;
        }

        _votes.Add(from);
        if (_votes.Count >= Majority)
        {
            (IsLeader, _leader) = (true, _name);
            _votes.Clear();
            _waiting.Clear();
            foreach (var peer in _peers)
            {
                (_next[peer], _matching[peer]) = (_log.Count, 0);
            }

            SendToAll();
        }
    }

    private async Task SaveMetaAsync(long term, string? vote)
    {
        await _storage.SaveMetaAsync(term, vote);
        (Term, _vote) = (term, vote);
    }
}
