using System.Globalization;
using System.Text;
using Scheduler.Core.Placement;

namespace Sim.Models.Views;

/// <summary>The workers in the order in which a planner looks at them for the copies of a chunk, and why each was passed over.</summary>
/// <param name="planner">Name of the planner.</param>
/// <param name="hash">Name of its ring hash.</param>
internal sealed class CandidateSight(string planner, string hash)
{
    private CandidateOrder? _order;

    /// <summary>The lines, one per copy.</summary>
    /// <param name="asked">The question that reached the planner.</param>
    /// <param name="row">Row of the chunk in it.</param>
    /// <param name="copies">How many copies were looked for.</param>
    /// <param name="isPlanned">Whether a worker was planned, by position.</param>
    /// <param name="nameOf">Names a worker, by position.</param>
    /// <param name="whyNot">Why a worker was passed over, by position; null if nothing forbids it.</param>
    /// <param name="freeBytes">Room of a worker with the plan, by position.</param>
    public IEnumerable<string> Of(
        PlacementInput asked, int row, int copies, Func<int, bool> isPlanned, Func<int, string> nameOf, Func<int, string?> whyNot, Func<int, long> freeBytes)
    {
        if (planner == PlannerCatalog.Sticky)
        {
            yield return $"candidates, by room with the plan: {Grouped(Enumerable.Range(0, asked.Workers.Count)
                .OrderByDescending(freeBytes)
                .Select(position => (nameOf(position), isPlanned(position) ? "planned" : whyNot(position) ?? "not needed")))}";
            yield break;
        }

        var taken = new HashSet<int>();
        for (var ordinal = 0; ordinal < copies; ordinal++)
        {
            yield return Walk(asked, row, ordinal, taken, isPlanned, nameOf, whyNot);
        }
    }

    /// <summary>One ring from where the copy starts to the first worker that is planned and was not reached by a copy before.</summary>
    private string Walk(
        PlacementInput asked, int row, int ordinal, HashSet<int> taken, Func<int, bool> isPlanned, Func<int, string> nameOf, Func<int, string?> whyNot)
    {
        var met = new List<(string Name, string Word)>();
        foreach (var position in OrderOver(asked).Of(asked.Chunks, row, ordinal))
        {
            var isNew = isPlanned(position) && taken.Add(position);
            met.Add((nameOf(position), isNew ? "planned" : isPlanned(position) ? "has a copy" : whyNot(position) ?? "passed over in its turn"));
            if (isNew)
            {
                return string.Create(CultureInfo.InvariantCulture, $"copy {ordinal + 1} meets on its ring: {Grouped(met)}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"copy {ordinal + 1} meets on its ring: {Grouped(met)}, and nobody else");
    }

    /// <summary>Names in order; where the same is to be said of several in a row, it is said once.</summary>
    private static string Grouped(IEnumerable<(string Name, string Word)> met)
    {
        var text = new StringBuilder();
        var last = "";
        foreach (var (name, word) in met)
        {
            text.Append(last.Length == 0 ? "" : word == last ? " " : $" ({last}), ").Append(name);
            last = word;
        }

        return last.Length == 0 ? "nobody" : text.Append($" ({last})").ToString();
    }

    private CandidateOrder OrderOver(PlacementInput asked)
    {
        var identities = asked.Workers.Identities;
        if (_order is null || _order.Identities.Length != identities.Length || !_order.Identities.Zip(identities).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
        {
            _order = CandidateOrder.Over(hash, identities, asked.Configuration.Rings);
        }

        return _order;
    }
}
