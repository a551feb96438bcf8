using System.Security.Cryptography;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Tests.Journals;

/// <summary>A journal in a file and a list of plans, told the same; every answer is compared.</summary>
internal sealed class JournalBesideList(string path) : IDisposable
{
    private const int HeaderBytes = 40;

    /// <summary>Plans that the file holds, each with the length of the file behind it.</summary>
    private readonly List<(double Plan, long End)> _plans = [];

    private PlanJournal? _journal;
    private int? _fileKey;
    private int _served;
    private int _remembered;
    private int _made;

    /// <summary>Opens the journal of a run; if it is open, a second writer is turned away and disturbs nothing.</summary>
    public void Open(int key, bool isRestarting)
    {
        if (_journal is not null)
        {
            var refusal = Assert.Throws<JournalInUseException>(() => PlanJournal.Open(path, KeyOf(key), isRestarting));
            Assert.Equal(path, refusal.Path);
            return;
        }

        if (isRestarting || _fileKey != key)
        {
            _plans.Clear();
        }

        _fileKey = key;
        _journal = PlanJournal.Open(path, KeyOf(key), isRestarting);
        (_served, _remembered) = (0, _plans.Count);
        Assert.Equal(_remembered, _journal.RememberedPlans);
        Assert.Equal(_plans.Count == 0 ? HeaderBytes : _plans[^1].End, Length());
    }

    /// <summary>Asks for plans: those of the file come first and are not made again.</summary>
    public void Ask(int count)
    {
        for (var index = 0; index < count && _journal is not null; index++)
        {
            var isMade = false;
            var plan = ((IPlanLog)_journal).Next(
                HolderLists.Empty(0),
                () =>
                {
                    isMade = true;
                    return Plan(++_made);
                });

            Assert.Equal(_served >= _remembered, isMade);
            if (isMade)
            {
                _plans.Add((_made, Length()));
            }

            Assert.Equal(Text(Plan(_plans[isMade ? ^1 : _served].Plan)), Text(plan));
            _served += isMade ? 0 : 1;
        }
    }

    /// <summary>The run ends before its end; a file without a plan does not stay.</summary>
    public void Interrupt()
    {
        if (_journal is null)
        {
            return;
        }

        _journal.Dispose();
        _journal = null;
        Assert.Equal(_plans.Count > 0, File.Exists(path));
        _fileKey = _plans.Count > 0 ? _fileKey : null;
    }

    /// <summary>The run comes to its end.</summary>
    public void Finish()
    {
        if (_journal is null)
        {
            return;
        }

        _journal.Delete();
        _journal = null;
        Assert.False(File.Exists(path));
        (_fileKey, _served, _remembered) = (null, 0, 0);
        _plans.Clear();
    }

    /// <summary>The end of the file is lost, as by a crash of the machine.</summary>
    public void Tear(int bytes) => Damage(file => file.SetLength(Math.Max(0, file.Length - bytes)), length => Math.Max(0, length - bytes));

    /// <summary>One byte of the file is another.</summary>
    public void Flip(int at)
    {
        Damage(
            file =>
            {
                file.Position = at % file.Length;
                var value = (byte)file.ReadByte();
                file.Position--;
                file.WriteByte((byte)~value);
            },
            length => at % length);
    }

    /// <summary>What was not finished stands at the end.</summary>
    public void Litter(byte[] bytes) => Damage(
        file =>
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(bytes);
        },
        static length => length);

    public void Dispose() => _journal?.Dispose();

    /// <summary>Only a journal that nobody has open is damaged. What lies wholly before the damage stays.</summary>
    private void Damage(Action<FileStream> damage, Func<long, long> firstLost)
    {
        if (_journal is not null || !File.Exists(path))
        {
            return;
        }

        var length = Length();
        if (length > 0)
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
            {
                damage(file);
            }

            _plans.RemoveAll(plan => plan.End > firstLost(length));
            _fileKey = firstLost(length) < HeaderBytes ? null : _fileKey;
        }
    }

    private long Length() => new FileInfo(path).Length;

    private static byte[] KeyOf(int key) => SHA256.HashData([(byte)key]);

    private static PlannedStep Plan(double number) => PlannedStep.Shortage(number) with
    {
        Rows = HolderLists.FromRows([[(ushort)number], [1, 2, (ushort)(number + 3)]]),
        Evicted = [new EvictedCopy((int)number, 4)],
        ExcludedChunks = (int)number % 5,
    };

    private static string Text(PlannedStep plan) =>
        $"{plan.Milliseconds} {plan.ExcludedChunks} {string.Join(' ', plan.Evicted)} {string.Join('|', Enumerable.Range(0, plan.Rows!.Count).Select(row => string.Join(',', plan.Rows[row].ToArray())))}";
}
