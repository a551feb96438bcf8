using System.Collections.Immutable;
using Sim.Engine.Tracing;

namespace Sim.Engine.Views;

/// <summary>
/// Where a system tells a picture of its run what actions and verdicts do not say: lanes, phases, levels, events, messages and
/// parts of the state with the reasons why they changed. Whatever is said twice counts once. Nothing said here has an effect on
/// the run.
/// </summary>
/// <example>
/// <code>
/// if (recorder.View is { } view)
/// {
///     view.Phase("node a", "leader", ViewTone.Good);
///     view.Set("node a", "term", "7", "a majority voted for it");
/// }
/// </code>
/// </example>
public sealed class ViewRecorder
{
    private readonly Dictionary<string, int> _lanes = new(StringComparer.Ordinal);
    private readonly List<ViewLane> _laneList = [];
    private readonly Dictionary<int, (string? Text, ViewTone Tone)> _phases = [];
    private readonly Dictionary<(int Lane, string Part), double> _levels = [];
    private readonly Dictionary<int, double> _limits = [];
    private readonly Dictionary<(int Lane, string Name), string> _state = [];
    private readonly List<(int From, int To)> _messages = [];
    private readonly List<ViewStep> _steps = [new()];
    private readonly List<ViewAction> _actions = [];

    internal ViewRecorder()
    {
    }

    /// <summary>Says what time it is in ticks; null as long as time stands at 0.</summary>
    public Func<long>? Clock { get; set; }

    /// <summary>What people call a length of time, as in <c>ms</c>.</summary>
    public string UnitName { get; set; } = "tick";

    /// <summary>How many ticks that is; at least 1.</summary>
    public long UnitTicks { get; set; } = 1;

    internal IReadOnlyList<ViewLane> Lanes => _laneList;

    /// <summary>The building of the system, the steps, and what came after the last one.</summary>
    internal IReadOnlyList<ViewStep> Steps => _steps;

    private long NowTicks => Clock?.Invoke() ?? 0;

    /// <summary>Declares a lane; lanes stand in the order in which they are first named.</summary>
    /// <param name="lane">Its name; empty for the system as a whole.</param>
    /// <param name="group">What it is one of, as in <c>workers</c>; empty for nothing.</param>
    public void Lane(string lane, string group = "")
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(group);
        NumberOf(lane, group);
    }

    /// <summary>Says in which phase a lane is from now on.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="text">The phase; null for none.</param>
    /// <param name="tone">How it is meant.</param>
    public void Phase(string lane, string? text, ViewTone tone = ViewTone.Neutral)
    {
        var number = NumberOf(lane);
        if (_phases.TryGetValue(number, out var before) ? before != (text, tone) : text is not null)
        {
            _phases[number] = (text, tone);
            Add(new ViewEntry(ViewEntryKind.Phase, NowTicks, number) { Text = text, Tone = tone });
        }
    }

    /// <summary>Says how large a part of what fills a lane is from now on; the parts of a lane are stacked.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="part">The part.</param>
    /// <param name="value">Its size.</param>
    /// <param name="tone">How it is meant.</param>
    public void Level(string lane, string part, double value, ViewTone tone = ViewTone.Neutral)
    {
        ArgumentNullException.ThrowIfNull(part);
        var key = (NumberOf(lane), part);
        if (!_levels.TryGetValue(key, out var before) || !before.Equals(value))
        {
            _levels[key] = value;
            Add(new ViewEntry(ViewEntryKind.Level, NowTicks, key.Item1) { Name = part, Value = value, Tone = tone });
        }
    }

    /// <summary>Says how much fits into a lane.</summary>
    public void Limit(string lane, double value)
    {
        var number = NumberOf(lane);
        if (!_limits.TryGetValue(number, out var before) || !before.Equals(value))
        {
            _limits[number] = value;
            Add(new ViewEntry(ViewEntryKind.Limit, NowTicks, number) { Value = value });
        }
    }

    /// <summary>Something happened on a lane.</summary>
    public void Event(string lane, string text, ViewTone tone = ViewTone.Neutral)
    {
        ArgumentNullException.ThrowIfNull(text);
        Add(new ViewEntry(ViewEntryKind.Event, NowTicks, NumberOf(lane)) { Text = text, Tone = tone });
    }

    /// <summary>A message leaves one lane for another.</summary>
    /// <returns>Its number, for <see cref="Arrive"/> or <see cref="Lose"/>.</returns>
    public int Send(string from, string to, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (source, target) = (NumberOf(from), NumberOf(to));
        _messages.Add((source, target));
        Add(new ViewEntry(ViewEntryKind.Send, NowTicks, source) { Target = target, Message = _messages.Count - 1, Text = text });
        return _messages.Count - 1;
    }

    /// <summary>A message arrives; one may arrive more than once.</summary>
    public void Arrive(int message) => End(ViewEntryKind.Arrival, message, why: null);

    /// <summary>A message arrives nowhere.</summary>
    /// <param name="message">Its number.</param>
    /// <param name="why">Why, in a word or two.</param>
    public void Lose(int message, string why) => End(ViewEntryKind.Loss, message, why);

    /// <summary>Says what a part of the state reads from now on, and why.</summary>
    /// <param name="lane">The lane that it belongs to; empty for the system as a whole.</param>
    /// <param name="name">The part.</param>
    /// <param name="text">What it reads; null if it is no more.</param>
    /// <param name="reason">Why it changed, as a sentence; null if nobody knows.</param>
    /// <param name="details">More about the reason, a line per finding; null for nothing.</param>
    public void Set(string lane, string name, string? text, string? reason = null, string? details = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = (NumberOf(lane), name);
        if (_state.GetValueOrDefault(key) == text)
        {
            return;
        }

        if (text is null)
        {
            _state.Remove(key);
        }
        else
        {
            _state[key] = text;
        }

        Add(new ViewEntry(ViewEntryKind.State, NowTicks, key.Item1) { Name = name, Text = text, Reason = reason, Details = details });
    }

    internal ViewStep PresentStep => _steps[^1];

    /// <summary>Whether the system named a lane.</summary>
    internal bool HasLanes => _laneList.Count > 0;

    /// <summary>Whether an action was noted.</summary>
    internal bool HasActions => _actions.Count > 0;

    /// <summary>Notes all steps of a run whose system said nothing; the first word of an action is its kind.</summary>
    internal void ActAll(IEnumerable<StepRecord> records) =>
        _actions.AddRange(records.Select(record => new ViewAction(record.Step, record.TimeTicks, record.Action.Split(' ')[0], record.Action, [])));

    /// <summary>Notes an action of a system that names no lanes.</summary>
    internal void Act(string kind, string text, ImmutableArray<(string Name, string Number)> subjects) =>
        _actions.Add(new ViewAction(_steps.Count - 1, NowTicks, kind, text, subjects));

    /// <summary>Puts the actions that were noted on lanes, which stand before all others.</summary>
    internal void SettleActions()
    {
        foreach (var (action, lanes) in ViewActionLanes.Of(_actions))
        {
            var entries = lanes.Select(lane => new ViewEntry(ViewEntryKind.Event, action.TimeTicks, NumberOf(lane.Name, lane.Group, isFirst: true)) { Text = action.Text });
            _steps[action.Step].Entries.InsertRange(0, entries);
        }

        _actions.Clear();
    }

    internal void BeginNextStep() => _steps.Add(new ViewStep());

    private void End(ViewEntryKind kind, int message, string? why)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(message);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(message, _messages.Count);
        var (from, to) = _messages[message];
        Add(new ViewEntry(kind, NowTicks, from) { Target = to, Message = message, Text = why });
    }

    private int NumberOf(string lane, string group = "", bool isFirst = false)
    {
        ArgumentNullException.ThrowIfNull(lane);
        if (!_lanes.TryGetValue(lane, out var number))
        {
            number = _laneList.Count;
            _lanes.Add(lane, number);
            _laneList.Add(new ViewLane(lane, group) { IsFirst = isFirst });
        }

        return number;
    }

    private void Add(ViewEntry entry) => PresentStep.Entries.Add(entry);
}
