using System.Globalization;
using Sim.Engine.Randomness;

namespace Sim.Engine.Walks;

/// <summary>Steps drawn one by one by a model that reads the live system. Disabled actions are drawn again.</summary>
internal sealed class DrawnSteps<TConfiguration, TAction, TSystem>(
    string modelName, CasePlan<TConfiguration, TAction, TSystem> plan, CaseStreams streams) : IStepSource<TAction, TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly RandomStream _stream = streams[CaseStreams.ActionsStream];
    private readonly ActionChoices<TAction> _choices = new();
    private int _drawn;

    public int RejectedActions { get; private set; }

    public ulong StreamPositionHash => streams.PositionHash;

    public bool IsExhausted => _drawn >= plan.StepCount;

    public bool TryNext(TSystem system, out TAction action)
    {
        action = default!;
        if (IsExhausted)
        {
            return false;
        }

        try
        {
            action = DrawEnabled(system);
        }
        catch (Exception exception) when (exception is not CaseAbortedException)
        {
            throw new CaseAbortedException($"{Where}: the model failed to draw an action: {exception.Message}", exception);
        }

        _drawn++;
        return true;
    }

    private string Where =>
        string.Create(CultureInfo.InvariantCulture, $"model {modelName}, case seed {streams.Seed}, step {_drawn + 1}");

    private TAction DrawEnabled(TSystem system)
    {
        _choices.Clear();
        plan.Actions.Offer(system, _choices);
        while (true)
        {
            var action = _choices.Draw(_stream);
            if (system.IsEnabled(action))
            {
                return action;
            }

            if (++RejectedActions >= CaseRunLimits.RejectedActions)
            {
                throw new CaseAbortedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Where}: {RejectedActions} drawn actions of this case were disabled; the model offers too little that is possible"));
            }
        }
    }
}
