using System.Collections.Immutable;

namespace Sim.Engine.Views;

/// <summary>
/// Finds lanes for the actions of a simulation that names none itself. A member that several kinds of actions share and that has few
/// values which come again and again names things, as in <c>client 2</c>, and each of these gets a lane. An action that
/// names none stands on the lane of its kind.
/// </summary>
internal static class ViewActionLanes
{
    private const int MostThings = 24;

    /// <summary>The lanes of each action, in order.</summary>
    public static IEnumerable<(ViewAction Action, ImmutableArray<ViewLane> Lanes)> Of(IReadOnlyList<ViewAction> actions)
    {
        var naming = actions
            .SelectMany(action => action.Subjects)
            .GroupBy(subject => subject.Name, StringComparer.Ordinal)
            .Where(member => member.Distinct().Count() is var things && things <= MostThings && member.Count() >= 2 * things)
            .Select(member => member.Key)
            .ToHashSet(StringComparer.Ordinal);
        return actions.Select(action => (action, LanesOf(action, naming)));
    }

    private static ImmutableArray<ViewLane> LanesOf(ViewAction action, HashSet<string> naming)
    {
        ImmutableArray<ViewLane> named =
        [
            .. action.Subjects.Where(subject => naming.Contains(subject.Name)).Select(subject => new ViewLane($"{subject.Name} {subject.Number}", subject.Name)).Distinct(),
        ];
        return named.IsEmpty ? [new ViewLane(action.Kind, "actions")] : named;
    }
}
