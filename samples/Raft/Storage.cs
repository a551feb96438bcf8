using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sim.Cluster.Disks;
using Sim.Histories.Models;

namespace Raft;

/// <summary>What a server must not forget: its term, its vote, its log. The log is a journal of lines with checksums.</summary>
internal sealed class Storage(NodeDisk disk)
{
    private const string MetaFile = "meta";
    private const string LogFile = "log";

    private static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddCalls } },
    };

    public async Task<(long Term, string? Vote, List<Entry> Log)> LoadAsync()
    {
        var meta = await disk.ReadAsync(MetaFile) is { } bytes ? JsonSerializer.Deserialize<Meta>(bytes, Json)! : new Meta(0, null);
        var log = Parse(await disk.ReadAsync(LogFile) ?? []);

        // What follows the last sound line must go, or whatever is written behind it could not be read again.
        await ReplaceLogAsync(log);
        return (meta.Term, meta.Vote, log);
    }

    public Task SaveMetaAsync(long term, string? vote) => disk.ReplaceAsync(MetaFile, JsonSerializer.SerializeToUtf8Bytes(new Meta(term, vote), Json));

    public Task WriteEntriesAsync(IEnumerable<Entry> entries) => disk.AppendAsync(LogFile, Format(entries));

    public Task FlushAsync() => disk.FlushAsync(LogFile);

    public Task ReplaceLogAsync(IEnumerable<Entry> log) => disk.ReplaceAsync(LogFile, Format(log));

    private static byte[] Format(IEnumerable<Entry> entries) => Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry =>
    {
        var text = JsonSerializer.Serialize(entry, Json);
        return FormattableString.Invariant($"{Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)):x8} {text}\n");
    })));

    private static List<Entry> Parse(byte[] content)
    {
        var log = new List<Entry>();
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            if (line.Length < 9 || line[..8] != FormattableString.Invariant($"{Crc32.HashToUInt32(Encoding.UTF8.GetBytes(line[9..])):x8}"))
            {
                break;
            }

            log.Add(JsonSerializer.Deserialize<Entry>(line[9..], Json)!);
        }

        return log;
    }

    private static void AddCalls(JsonTypeInfo info)
    {
        if (info.Type == typeof(MapCall))
        {
            info.PolymorphismOptions = new()
            {
                DerivedTypes = { new JsonDerivedType(typeof(MapCall.Get), "get"), new JsonDerivedType(typeof(MapCall.Put), "put"), new JsonDerivedType(typeof(MapCall.Append), "append") },
            };
        }
    }

    private sealed record Meta(long Term, string? Vote);
}
