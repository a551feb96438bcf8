namespace Scheduler.Core.Placement;

/// <summary>
/// How many copies of its floor the plan tries to seat for each chunk: the whole floor, unless that is out of the question. A
/// chunk that somebody holds or reads is repaired as far as possible, one that is new appears as a whole or not at all.
/// </summary>
internal sealed class FloorNeeds
{
    private readonly PlacementInput _input;
    private int[]? _needs;

    private FloorNeeds(PlacementInput input)
    {
        _input = input;
    }

    /// <summary>What each chunk needs, whatever else there is to seat: larger chunks than a disk need nothing, and no chunk needs more workers than may receive it.</summary>
    /// <param name="input">The chunks and the fleet.</param>
    /// <param name="eligibility">Which workers may receive which chunks.</param>
    public static FloorNeeds Of(PlacementInput input, VersionEligibility eligibility)
    {
        var needs = new FloorNeeds(input);
        var (floor, sizes) = (input.Configuration.MinimumReplication, input.Chunks.SizesBytes);
        for (var chunk = 0; chunk < sizes.Length; chunk++)
        {
            if (floor > 0 && sizes[chunk] > input.Configuration.WorkerCapacityBytes)
            {
                needs.Lower(chunk, 0);
            }
            else if (eligibility.CountFor(chunk) < floor)
            {
                needs.Lower(chunk, needs.IsNew(chunk) ? 0 : eligibility.CountFor(chunk));
            }
        }

        needs.AreFinal = true;
        return needs;
    }

    /// <summary>Copies that the plan tries to seat.</summary>
    public int this[int chunk] => _needs is null ? _input.Configuration.MinimumReplication : _needs[chunk];

    /// <summary>Whether every chunk needs its whole floor.</summary>
    public bool AreFloors => _needs is null;

    /// <summary>Whether no chunk has been lowered since the needs were worked out: what was chosen for them still holds.</summary>
    public bool AreFinal { get; private set; } = true;

    /// <summary>Lets a chunk need less.</summary>
    public void Lower(int chunk, int need)
    {
        AreFinal = false;
        if (_needs is null)
        {
            _needs = new int[_input.Chunks.Count];
            Array.Fill(_needs, _input.Configuration.MinimumReplication);
        }

        _needs[chunk] = need;
    }

    /// <summary>Whether a new chunk is left out of the plan. Nothing is reserved for it, and it has no share of the budget.</summary>
    public bool IsLeftOut(int chunk) => _needs is not null && _needs[chunk] == 0 && _input.Configuration.MinimumReplication > 0 && IsNew(chunk);

    /// <summary>The chunks as they count for targets: those that are left out weigh nothing.</summary>
    public PlacementChunks Counted() => AreFloors ? _input.Chunks : _input.Chunks with
    {
        SizesBytes = [.. Enumerable.Range(0, _input.Chunks.Count).Select(chunk => IsLeftOut(chunk) ? 0 : _input.Chunks.SizesBytes[chunk])],
    };

    private bool IsNew(int chunk) => _input.Held[chunk].IsEmpty && !_input.Chunks.Visible[chunk];
}
