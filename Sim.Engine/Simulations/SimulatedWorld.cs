using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sim.Engine.Shapes;
using Sim.Engine.Verdicts;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>A system of a simulation that is made of records, as the engine walks it: it performs an action and asks the oracles.</summary>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
public sealed class SimulatedWorld<TAction, TSystem> : ISimulatedSystem<TAction>
    where TAction : notnull
{
    private readonly IWorldRules<TAction, TSystem> _rules;
    private readonly Recorder _recorder;
    private readonly bool _showsActions;
    private readonly Dictionary<string, string> _observed = new(StringComparer.Ordinal);

    internal SimulatedWorld(TSystem system, IWorldRules<TAction, TSystem> rules, Recorder recorder)
    {
        System = system;
        _rules = rules;
        _recorder = recorder;
        if (recorder.View is { } view)
        {
            view.Clock = () => NowTicks;
            _showsActions = !view.HasLanes;
            _rules.Picture?.Invoke(view, system);
            _showsActions &= !view.HasLanes;
        }
    }

    /// <summary>The system itself.</summary>
    public TSystem System { get; }

    /// <inheritdoc/>
    public long NowTicks => _rules.NowTicks(System);

    /// <inheritdoc/>
    public bool IsEnabled(TAction action) => _rules.ActionOf(action).IsEnabled(System, action);

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(TAction action, CancellationToken cancellationToken)
    {
        var definition = _rules.ActionOf(action);
        if (_showsActions)
        {
            _rules.Show(action, _recorder.View!);
        }

        if (definition.IsEnabled(System, action))
        {
            await definition.Perform(System, action, cancellationToken);
        }

        _recorder.Label(_rules.LabelOf(definition));
        Observe();
        if (_recorder.View is { } view)
        {
            _rules.Picture?.Invoke(view, System);
            ShowState(view);
        }

        await JudgeAsync(isAtEnd: false, cancellationToken);
        foreach (var fact in _rules.Facts)
        {
            var value = fact.Read(System);
            if (!fact.IsBoolean)
            {
                _recorder.Measure(fact.Fact.Name, value);
            }
            else if (value != 0)
            {
                _recorder.See(fact.Fact);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(CancellationToken cancellationToken) => JudgeAsync(isAtEnd: true, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (System is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (System is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private async ValueTask JudgeAsync(bool isAtEnd, CancellationToken cancellationToken)
    {
        foreach (var oracle in _rules.Oracles)
        {
            if (oracle.IsAtEnd == isAtEnd)
            {
                var sentence = await oracle.JudgeAsync(System, cancellationToken);
                _recorder.Judge(oracle.Oracle, sentence is null ? Verdict.Holds : Violated(oracle.Oracle, sentence));
            }
        }
    }

    private static Verdict Violated(OracleDescription oracle, string sentence) =>
        Verdict.Violated(new Violation(oracle.Id, SubjectKinds.System, SubjectKinds.System, sentence));

    /// <summary>What is observed and measured is the state that a picture shows; numbers are levels too.</summary>
    private void ShowState(ViewRecorder view)
    {
        foreach (var observation in _rules.Observations)
        {
            var value = observation.Read(System);
            view.Set("", observation.Name, TextOf(value));
            if (value is not null && (ShapeNumber.IsWhole(value.GetType()) || ShapeNumber.IsFraction(value.GetType())))
            {
                ShowNumber(view, observation.Name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
            }
        }

        foreach (var fact in _rules.Facts)
        {
            var value = fact.Read(System);
            view.Set("", fact.Fact.Name, fact.IsBoolean ? (value != 0 ? "yes" : "no") : value.ToString(CultureInfo.InvariantCulture));
            if (!fact.IsBoolean)
            {
                ShowNumber(view, fact.Fact.Name, value);
            }
        }
    }

    private static void ShowNumber(ViewRecorder view, string name, double value)
    {
        view.Lane(name, "figures");
        view.Level(name, name, value);
    }

    private static string TextOf(object? value) =>
        value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "none";

    private void Observe()
    {
        foreach (var observation in _rules.Observations)
        {
            var text = TextOf(observation.Read(System));
            _recorder.Fold(observation.Name, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())));
            if (_recorder.IsTracing && _observed.GetValueOrDefault(observation.Name) != text)
            {
                _observed[observation.Name] = text;
                _recorder.Trace($"{observation.Name}: {text}");
            }
        }
    }
}
