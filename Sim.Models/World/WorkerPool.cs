using System.Buffers.Binary;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine;

namespace Sim.Models.World;

/// <summary>
/// The machines that can ever be part of a simulated fleet, by position. Identities are a pure function of the position,
/// so that placement by hash is the same in every run and on every backend. Surrogate keys come and go with the registry;
/// the pool remembers every key that a machine ever had.
/// </summary>
public sealed class WorkerPool
{
    private readonly WorkerPk?[] _registered;
    private readonly bool[] _active;
    private readonly bool[] _silent;
    private readonly WorkerStatus[] _statuses;
    private readonly WorkerInfo[] _workers;
    private readonly Dictionary<WorkerPk, int> _indexByPk = [];
    private readonly Dictionary<string, int> _indexByPeerId = new(StringComparer.Ordinal);

    /// <summary>Creates a pool.</summary>
    /// <param name="size">Number of machines.</param>
    /// <param name="activeCount">How many of the first ones are active.</param>
    /// <param name="versions">Software version of each machine; null for unknown for all.</param>
    /// <param name="statuses">Name of the status of each machine; null for online for all.</param>
    public WorkerPool(int size, int activeCount, IReadOnlyList<string?>? versions = null, IReadOnlyList<string>? statuses = null)
    {
        _registered = new WorkerPk?[size];
        _active = new bool[size];
        _active.AsSpan(0, activeCount).Fill(true);
        _silent = new bool[size];
        _statuses = [.. Enumerable.Range(0, size).Select(index => StatusNamed(statuses?[index]))];
        ActiveCount = activeCount;
        _workers = [.. Enumerable.Range(0, size).Select(index => new WorkerInfo(PeerIdOf(index), versions?[index]))];
        for (var index = 0; index < size; index++)
        {
            _indexByPeerId.Add(_workers[index].PeerId, index);
        }
    }

    /// <summary>Number of machines.</summary>
    public int Size => _active.Length;

    /// <summary>Number of active machines.</summary>
    public int ActiveCount { get; private set; }

    /// <summary>Number of active machines that are gone although nobody has noticed yet.</summary>
    public int SilentCount { get; private set; }

    /// <summary>The identity of a machine: bytes 00 22, 32 zero bytes, the position in two bytes, little endian; in hexadecimal.</summary>
    public static string PeerIdOf(int index)
    {
        Span<byte> identity = stackalloc byte[36];
        identity.Clear();
        identity[1] = 0x22;
        BinaryPrimitives.WriteUInt16LittleEndian(identity[34..], checked((ushort)index));
        return Convert.ToHexStringLower(identity);
    }

    /// <summary>Whether the position exists and the machine is active.</summary>
    public bool IsActive(int index) => index >= 0 && index < Size && _active[index];

    /// <summary>Whether the position exists and the machine is not active.</summary>
    public bool IsSpare(int index) => index >= 0 && index < Size && !_active[index];

    /// <summary>Whether the position exists and the machine is active and there.</summary>
    public bool IsReachable(int index) => IsActive(index) && !_silent[index];

    /// <summary>Whether the key is the present one of an active machine that is gone although nobody has noticed yet.</summary>
    public bool IsSilent(WorkerPk worker) => IsActive(worker) && _silent[_indexByPk[worker]];

    /// <summary>Makes a machine active or not; one that is not active is not silent either.</summary>
    public void SetActive(int index, bool active)
    {
        Invariant.Require(_active[index] != active, "a worker can only change to the state it is not in");
        _active[index] = active;
        ActiveCount += active ? 1 : -1;
        SilentCount -= _silent[index] ? 1 : 0;
        _silent[index] = false;
    }

    /// <summary>The machine is gone, and stays active until somebody notices.</summary>
    public void Silence(int index)
    {
        Invariant.Require(IsReachable(index), "only a worker that is there can fall silent");
        _silent[index] = true;
        SilentCount++;
    }

    /// <summary>The software version of a machine; null if unknown.</summary>
    public string? VersionOf(int index) => _workers[index].Version;

    /// <summary>The software version that a machine runs; null if unknown.</summary>
    public string? VersionOf(WorkerPk worker) => _workers[_indexByPk[worker]].Version;

    /// <summary>Changes the software version of a machine.</summary>
    public void SetVersion(int index, string? version) => _workers[index] = _workers[index] with { Version = version };

    /// <summary>What is known of the health of a machine.</summary>
    public WorkerStatus StatusOf(int index) => _statuses[index];

    /// <summary>What is known of the health of the machine that has an identity.</summary>
    public WorkerStatus StatusOf(string peerId) => _statuses[_indexByPeerId[peerId]];

    /// <summary>Changes what is known of the health of a machine.</summary>
    public void SetStatus(int index, string status) => _statuses[index] = StatusNamed(status);

    /// <summary>The active machines, in order of position.</summary>
    public IReadOnlyList<WorkerInfo> Roster()
    {
        var roster = new List<WorkerInfo>(ActiveCount);
        for (var index = 0; index < Size; index++)
        {
            if (_active[index])
            {
                roster.Add(_workers[index]);
            }
        }

        return roster;
    }

    /// <summary>Takes over which keys the registry has given.</summary>
    public void LearnRegistry(IReadOnlyList<WorkerView> registry)
    {
        Array.Clear(_registered);
        foreach (var worker in registry)
        {
            var index = _indexByPeerId[worker.PeerId];
            _registered[index] = worker.Pk;
            _indexByPk[worker.Pk] = index;
        }
    }

    /// <summary>The present key of a machine; null while it is not registered.</summary>
    public WorkerPk? PkOf(int index) => _registered[index];

    /// <summary>The position of the machine that has, or once had, a key.</summary>
    public int IndexOf(WorkerPk worker) => _indexByPk[worker];

    /// <summary>The position of the machine that has, or once had, a key; null for a key that none ever had.</summary>
    public int? FindIndex(WorkerPk worker) => _indexByPk.TryGetValue(worker, out var index) ? index : null;

    private static WorkerStatus StatusNamed(string? name) => name is null
        ? WorkerStatus.Online
        : WorkerStatusNames.Find(name) ?? throw new ArgumentException($"'{name}' is no status of a worker", nameof(name));

    /// <summary>Whether the key is the present one of an active machine.</summary>
    public bool IsActive(WorkerPk worker) =>
        _indexByPk.TryGetValue(worker, out var index) && _active[index] && _registered[index] == worker;
}
