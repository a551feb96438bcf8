namespace Raft;

/// <summary>What Raft promises of its servers.</summary>
internal static class RaftOracles
{
    /// <summary>At most one leader in a term.</summary>
    public static string? FindSecondLeader(IReadOnlyList<RaftServer?> servers)
    {
        foreach (var group in Indexed(servers).Where(server => server.Server.IsLeader).GroupBy(server => server.Server.Term))
        {
            if (group.Count() > 1)
            {
                return FormattableString.Invariant($"{string.Join(" and ", group.Select(server => NameOf(server.Number)))} both lead in term {group.Key}");
            }
        }

        return null;
    }

    /// <summary>Two logs with an entry of the same term at the same place are the same up to there.</summary>
    public static string? FindMismatch(IReadOnlyList<RaftServer?> servers) => Pairs(servers).Select(pair =>
    {
        var (one, other) = (pair.One.Server.Log, pair.Other.Server.Log);
        var last = Enumerable.Range(0, Math.Min(one.Count, other.Count)).LastOrDefault(index => one[index].Term == other[index].Term, -1);
        var bad = Enumerable.Range(0, last + 1).FirstOrDefault(index => one[index] != other[index], -1);
        return bad < 0 ? null : FormattableString.Invariant($"the logs of {NameOf(pair.One.Number)} and {NameOf(pair.Other.Number)} both have an entry {last + 1} of term {one[last].Term}, so that they must be the same up to there, but entries {bad + 1} differ: ({one[bad]}) and ({other[bad]})");
    }).FirstOrDefault(fault => fault is not null);

    /// <summary>What is committed is in the log, and the same everywhere.</summary>
    public static string? FindLostCommit(IReadOnlyList<RaftServer?> servers) =>
        Indexed(servers).Where(server => server.Server.Committed > server.Server.Log.Count)
            .Select(server => FormattableString.Invariant($"{NameOf(server.Number)} has committed {server.Server.Committed} entries and holds {server.Server.Log.Count}"))
            .Concat(Pairs(servers).Select(pair =>
            {
                var (one, other) = (pair.One.Server, pair.Other.Server);
                var bad = Enumerable.Range(0, Math.Min(Math.Min(one.Committed, other.Committed), Math.Min(one.Log.Count, other.Log.Count)))
                    .FirstOrDefault(index => one.Log[index] != other.Log[index], -1);
                return bad < 0 ? null : FormattableString.Invariant($"{NameOf(pair.One.Number)} and {NameOf(pair.Other.Number)} have committed different entries {bad + 1}: ({one.Log[bad]}) and ({other.Log[bad]})");
            }).OfType<string>())
            .FirstOrDefault();

    /// <summary>Whoever lacks what is committed cannot be elected: it is behind too many of the others.</summary>
    public static string? FindElectableWithoutCommitted(IReadOnlyList<RaftServer?> servers)
    {
        var up = Indexed(servers);
        foreach (var (number, server) in up.Where(item => item.Server.Committed > 0 && item.Server.Committed <= item.Server.Log.Count))
        {
            var (place, entry) = (server.Committed - 1, server.Log[server.Committed - 1]);
            foreach (var (other, candidate) in up.Where(item => item.Server.Log.Count <= place || item.Server.Log[place] != entry))
            {
                var voters = up.Where(item => item.Number != other && (candidate.LastTerm, candidate.Log.Count).CompareTo((item.Server.LastTerm, item.Server.Log.Count)) >= 0).ToList();
                if (voters.Count + 1 > servers.Count / 2)
                {
                    return FormattableString.Invariant($"{NameOf(number)} has committed entry {place + 1} ({entry}), {NameOf(other)} lacks it and could be elected by {NameOf(voters[0].Number)}");
                }
            }
        }

        return null;
    }

    private static string NameOf(int number) => RaftSimulation.Members[number];

    private static List<(int Number, RaftServer Server)> Indexed(IReadOnlyList<RaftServer?> servers) =>
        [.. servers.Select((server, number) => (number, server)).Where(server => server.server is { IsLoaded: true }).Select(server => (server.number, server.server!))];

    private static IEnumerable<((int Number, RaftServer Server) One, (int Number, RaftServer Server) Other)> Pairs(IReadOnlyList<RaftServer?> servers)
    {
        var up = Indexed(servers);
        return from one in up from other in up where one.Number < other.Number select (one, other);
    }
}
