using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Feasibility;

/// <summary>
/// Looks for workers that can take what one chunk lacks to its floor while everything that is held stays where it is, but for
/// copies beyond floors. All choices of workers, and of copies that give way on each, are tried up to a number of steps.
/// </summary>
public sealed class SeatsBesideHeld
{
    private readonly PlacementView _view;
    private readonly FleetRules _rules;
    private readonly long _sizeBytes;
    private readonly int[] _workers;
    private readonly int[] _excess;
    private readonly List<int> _seats = [];
    private int _steps;

    private SeatsBesideHeld(PlacementView view, int row, FleetRules rules, int mostSteps)
    {
        _view = view;
        _rules = rules;
        _steps = mostSteps;
        _sizeBytes = view.ChunkAt(row).SizeBytes;
        _workers = [.. Enumerable.Range(0, view.WorkerCount).Where(worker => view.IsActiveAt(worker)
            && view.IdealAt(row).BinarySearch(view.WorkerAt(worker)) < 0
            && rules.Eligibility.Allows(view.ChunkAt(row).Pk, view.WorkerAt(worker)))];
        _excess = [.. Enumerable.Range(0, view.ChunkCount).Select(donor => donor == row ? 0 : ExcessOf(donor))];
    }

    /// <summary>Looks for seats.</summary>
    /// <param name="view">The state; nothing drains.</param>
    /// <param name="row">The chunk.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <param name="mostSteps">How many choices to look at before giving up.</param>
    /// <param name="seats">The workers, if there are some.</param>
    public static PackingAnswer Find(PlacementView view, int row, FleetRules rules, int mostSteps, out IReadOnlyList<WorkerPk> seats)
    {
        var search = new SeatsBesideHeld(view, row, rules, mostSteps);
        var missing = rules.Floor - EligibleCopies(view, row, rules);
        var isFound = missing > 0 && search.Seat(from: 0, missing);
        seats = [.. search._seats.Select(view.WorkerAt)];
        return isFound ? PackingAnswer.Packs : search._steps > 0 ? PackingAnswer.Impossible : PackingAnswer.Unknown;
    }

    private static int EligibleCopies(PlacementView view, int row, FleetRules rules)
    {
        var copies = 0;
        for (var worker = 0; worker < view.WorkerCount; worker++)
        {
            copies += view.IsActiveAt(worker)
                && view.IdealAt(row).BinarySearch(view.WorkerAt(worker)) >= 0
                && rules.Eligibility.Allows(view.ChunkAt(row).Pk, view.WorkerAt(worker)) ? 1 : 0;
        }

        return copies;
    }

    /// <summary>
    /// Copies that a chunk can give up. One of which the routing does not know every copy gives none: whoever wants a proof of
    /// the others waits for ever. Neither does one that some holder may no longer receive: such copies stay until others have taken over.
    /// </summary>
    private int ExcessOf(int donor)
    {
        var lifecycle = _view.LifecycleAt(donor);
        if (lifecycle is null || _view.IsFloorExempt(donor))
        {
            return 0;
        }

        foreach (var worker in _view.IdealAt(donor))
        {
            if ((lifecycle.PortalVisible && !_view.State.RoutingOf(_view.ChunkAt(donor).Pk).Contains(worker))
                || !_rules.Eligibility.Allows(_view.ChunkAt(donor).Pk, worker))
            {
                return 0;
            }
        }

        return Math.Max(0, _view.ActiveIdealCount(donor) - _rules.Floor);
    }

    private bool Seat(int from, int missing)
    {
        if (missing == 0)
        {
            return true;
        }

        for (var i = from; i <= _workers.Length - missing; i++)
        {
            var worker = _workers[i];
            _seats.Add(worker);
            if (Yield(i, missing, firstDonor: 0, _rules.CapacityBytes - _view.IdealBytesAt(worker)))
            {
                return true;
            }

            _seats.Remove(worker);
        }

        return false;
    }

    /// <summary>Lets copies on the latest worker give way until the chunk fits, and seats the rest.</summary>
    private bool Yield(int index, int missing, int firstDonor, long freeBytes)
    {
        if (_steps-- <= 0)
        {
            _steps = 0;
            return false;
        }

        if (freeBytes >= _sizeBytes)
        {
            return Seat(index + 1, missing - 1);
        }

        var pk = _view.WorkerAt(_workers[index]);
        for (var donor = firstDonor; donor < _excess.Length; donor++)
        {
            if (_excess[donor] > 0 && _view.ChunkAt(donor).SizeBytes > 0 && _view.IdealAt(donor).BinarySearch(pk) >= 0)
            {
                _excess[donor]--;
                var isSeated = Yield(index, missing, donor + 1, freeBytes + _view.ChunkAt(donor).SizeBytes);
                _excess[donor]++;
                if (isSeated)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
