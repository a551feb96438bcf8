using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>
/// Somebody sets the clock of the host, back or ahead, and the host reports its workers by it. If the storage refuses, the
/// clock is as it was and nothing has changed. No cycle runs.
/// </summary>
/// <param name="Tick">What the clock says from then on.</param>
/// <param name="Consent">Whether the host consents to a leap up to that tick.</param>
public sealed record SetClock(
    [property: JsonPropertyName("tick")] long Tick,
    [property: JsonPropertyName("consent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Consent = false) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "set-clock";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Tick}{(Consent ? " with consent" : "")}");

    /// <summary>Departures that fall due by the new clock are noticed when it is set.</summary>
    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        var (was, target) = (world.Now, new Tick(Tick));
        if (Consent)
        {
            world.Clock.Consent(target);
        }

        world.Clock.Set(target);
        var calls = new CallsAtWrongTick(world, cancellationToken);
        if (await calls.TryUpdateWorkerSetAsync() is { } refusal)
        {
            await calls.TryAllOthersAsync(was);
            world.Facts.Clock.AfterRefusal(refusal.Kind);
            world.Recorder.Label($"clock: refused ({refusal.Kind})");
            world.Outcome = $"refused ({refusal.Kind})";
            return;
        }

        world.Clock.KeepSetting(was);
        world.Facts.Clock.AfterSetting(was, target, Consent, world.Configuration);
        world.Recorder.Label(target < was ? "clock: set back to what no call has passed" : "clock: set ahead");
        world.Outcome = target < was ? "set back" : "set ahead";
        world.LearnRoster();
        await world.PassUntilAsync(world.Now, cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler()
    {
        if (Consent)
        {
            yield return this with { Consent = false };
        }

        foreach (var tick in SimplerNumbers.OfTicks(Tick))
        {
            yield return this with { Tick = tick };
        }
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.Within($"{path}.tick", Tick, 0, StorageLimits.LargestTick);
}
