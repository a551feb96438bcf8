using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Engine.Shapes;

/// <summary>
/// Gives the things that the steps of a walk name by number the least numbers, in the order in which they appear: clients 3
/// and 1 become 0 and 1 in all steps at once, which no change of a single step could do. Members of the same name that
/// several kinds of steps share name things of one kind.
/// </summary>
/// <param name="shapes">The shapes of records.</param>
/// <param name="kinds">All kinds of steps.</param>
internal sealed class ShapeRenumbering(ShapeCatalog shapes, IEnumerable<Type> kinds)
{
    private readonly ImmutableArray<(string Name, Type Type)> _shared =
    [
        .. from kind in kinds
           let shape = shapes.Find(kind)
           where shape is not null
           from member in shape.Members
           where ShapeNumber.IsWhole(member.Type)
           group kind by (member.Name, member.Type) into sharing
           where sharing.Skip(1).Any()
           select sharing.Key,
    ];

    /// <summary>The steps with one kind of things renumbered, for each kind of which that changes anything.</summary>
    public IEnumerable<ImmutableArray<TAction>> Of<TAction>(ImmutableArray<TAction> steps)
        where TAction : notnull =>
        from shared in _shared
        let renumbered = Renumber(steps, shared.Name, shared.Type)
        where renumbered is not null
        select renumbered.Value;

    /// <summary>The things that a step names by number: the name of the member, and the number.</summary>
    public IEnumerable<(string Name, string Number)> NumbersOf(object step) =>
        from member in shapes.Find(step.GetType())?.Members ?? []
        where _shared.Contains((member.Name, member.Type))
        select (member.Name, Convert.ToString(member.Of(step), CultureInfo.InvariantCulture) ?? "");

    private ImmutableArray<TAction>? Renumber<TAction>(ImmutableArray<TAction> steps, string name, Type type)
        where TAction : notnull
    {
        var numbers = new List<decimal>();
        var (isChanged, isWithinBounds) = (false, true);
        var renumbered = steps.Select(Step).ToImmutableArray();
        return isWithinBounds && isChanged ? renumbered : null;

        TAction Step(TAction step)
        {
            var shape = shapes.Find(step.GetType());
            var member = shape?.Members.FirstOrDefault(member => member.Name == name && member.Type == type);
            if (member is null)
            {
                return step;
            }

            var number = Convert.ToDecimal(member.Of(step), CultureInfo.InvariantCulture);
            if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }

            var least = member.Bounds.Simplest + numbers.IndexOf(number);
            isChanged |= least != number;
            isWithinBounds &= member.Bounds.Hold(least);
            return isWithinBounds ? (TAction)shape!.With(step, member, ShapeNumber.Make(least, type)) : step;
        }
    }
}
