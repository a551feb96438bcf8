using System.Collections.Immutable;
using Sim.Histories.Models;

namespace Raft;

/// <summary>How the log gets around, and what is done once it has.</summary>
internal sealed partial class RaftServer
{
    private void SendToAll()
    {
        foreach (var peer in _peers)
        {
            var previous = _next[peer];
            _network.Send(peer, new Message.Append(Term, previous, TermAt(previous), [.. _log.Skip(previous)], Committed));
        }
    }

    /// <summary>Term of the last of the first entries; 0 for none.</summary>
    private long TermAt(int count) => count == 0 ? 0 : _log[count - 1].Term;

    private async Task AnswerLeaderAsync(string leader, Message.Append append)
    {
        await FollowAsync(append.Term);
        if (append.Term < Term)
        {
            _network.Send(leader, new Message.Appended(Term, IsMatching: false, 0));
            return;
        }

        (IsLeader, _leader, _heard) = (false, leader, _time.GetTimestamp());
        _votes.Clear();
        if (append.PreviousIndex > _log.Count || TermAt(append.PreviousIndex) != append.PreviousTerm)
        {
            _network.Send(leader, new Message.Appended(Term, IsMatching: false, Math.Min(_log.Count, append.PreviousIndex - 1)));
            return;
        }

        await TakeAsync(append);
        var matching = append.PreviousIndex + append.Entries.Length;
        Commit(Math.Max(Committed, Math.Min(append.Committed, matching)));
        _network.Send(leader, new Message.Appended(Term, IsMatching: true, matching));
    }

    /// <summary>Adds entries that are new. Only where one differs does the log end: a message may be late, and know less than is there already.</summary>
    private async Task TakeAsync(Message.Append append)
    {
        var known = 0;
        while (known < append.Entries.Length
            && append.PreviousIndex + known < _log.Count
            && _log[append.PreviousIndex + known].Term == append.Entries[known].Term)
        {
            known++;
        }

        var keep = append.PreviousIndex + known;
        if (keep < _log.Count && (known < append.Entries.Length || _bug == Bugs.TruncatesAlways))
        {
            _log.RemoveRange(keep, _log.Count - keep);
            await _storage.ReplaceLogAsync(_log);
        }

        await AddAsync(append.Entries[known..]);
    }

    private async Task AddAsync(ImmutableArray<Entry> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        await _storage.WriteEntriesAsync(entries);
        if (_bug != Bugs.AnswersBeforeFlush)
        {
            await _storage.FlushAsync();
        }

        _log.AddRange(entries);
    }

    private void CountAppended(string from, Message.Appended appended)
    {
        if (!IsLeader || appended.Term != Term)
        {
            return;
        }

        if (!appended.IsMatching)
        {
            _next[from] = Math.Max(0, Math.Min(_next[from], appended.Index));
            return;
        }

        _matching[from] = Math.Max(_matching[from], appended.Index);
        _next[from] = Math.Max(_next[from], appended.Index);
        CommitWhatAMajorityHas();
    }

    /// <summary>An entry of an older term is committed only together with one of the present term: a majority that has it does not keep another from being elected without it.</summary>
    private void CommitWhatAMajorityHas()
    {
        for (var count = _log.Count; count > Committed; count--)
        {
            var having = 1 + _peers.Count(peer => _matching[peer] >= count);
            if (having >= Majority && (_log[count - 1].Term == Term || _bug == Bugs.CommitsOldTerm))
            {
                Commit(count);
                return;
            }
        }
    }

    private void Commit(int count)
    {
        Committed = count;
        for (; _applied < Math.Min(Committed, _log.Count); _applied++)
        {
            var entry = _log[_applied];
            var answer = _machine.Apply(entry);
            if (_waiting.Remove(_applied, out var waiting) && IsLeader && answer is not null
                && waiting.Client == entry.Client && waiting.Request == entry.Request)
            {
                _network.Send(entry.Client, new Message.Reply(entry.Request, answer, _name));
            }
        }
    }

    private async Task AnswerClientAsync(string client, Message.Request request)
    {
        if (!IsLeader)
        {
            _network.Send(client, new Message.Reply(request.Number, null, _leader));
            return;
        }

        if (_bug == Bugs.StaleRead && request.Call is MapCall.Get)
        {
            _network.Send(client, new Message.Reply(request.Number, _machine.Read(request.Call), _name));
            return;
        }

        await AddAsync([new Entry(Term, client, request.Number, request.Call)]);
        _waiting[_log.Count - 1] = (client, request.Number);

        SendToAll();
    }
}
