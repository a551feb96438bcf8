using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Verdicts;
using Sim.Engine.Views;

namespace Sim.Engine.Walks;

/// <summary>
/// Runs one case: builds the system, executes step after step, folds each into the trace hash, and stops at the first
/// violation. It holds no state of its own, so one runner may run several cases at once.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public sealed class CaseRunner<TConfiguration, TAction, TSystem>(ISimulation<TConfiguration, TAction, TSystem> simulation)
    where TSystem : ISimulatedSystem<TAction>
{
    private const string BuildRecord = "(build)";
    private const string CloseRecord = "(close)";

    /// <summary>Runs the case of a seed: the model draws the configuration, and each action from the live system.</summary>
    /// <exception cref="CaseAbortedException">The model failed, or offered only what is impossible.</exception>
    /// <exception cref="EnvironmentFaultException">What the system runs on failed, and failed again when the case began anew.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<CaseOutcome<TConfiguration, TAction>> GenerateAsync(
        IModel<TConfiguration, TAction, TSystem> model,
        CaseSeed seed,
        CaseRunOptions<TSystem>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TwiceAsync(
            () =>
            {
                var streams = new CaseStreams(seed);
                var plan = DrawCase(model, streams);
                var steps = new DrawnSteps<TConfiguration, TAction, TSystem>(model.Name, plan, streams);
                return RunAsync(plan.Configuration, steps, streams.SamplingKey, options ?? CaseRunOptions<TSystem>.Plain, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Runs a walk; no seed is needed.</summary>
    /// <exception cref="WalkNotExecutableException">A step asks for what no run can do; the message names it.</exception>
    /// <exception cref="EnvironmentFaultException">What the system runs on failed, and failed again when the case began anew.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<CaseOutcome<TConfiguration, TAction>> ReplayAsync(
        Walk<TConfiguration, TAction> walk,
        ReplayMode mode,
        CaseRunOptions<TSystem>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return TwiceAsync(
            () => RunAsync(
                walk.Configuration, new WrittenSteps<TAction, TSystem>(walk.Steps, mode), samplingKey: null, options ?? CaseRunOptions<TSystem>.Plain, cancellationToken),
            cancellationToken);
    }

    /// <summary>Runs a case, and runs it from its beginning once more if the environment failed it: most such faults, a cut connection among them, pass.</summary>
    private async ValueTask<CaseOutcome<TConfiguration, TAction>> TwiceAsync(
        Func<ValueTask<CaseOutcome<TConfiguration, TAction>>> attemptAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await attemptAsync();
        }
        catch (Exception first) when (IsEnvironmentFault(first))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            return await attemptAsync();
        }
        catch (Exception second) when (second is not EnvironmentFaultException && IsEnvironmentFault(second))
        {
            throw new EnvironmentFaultException(second.Message, second);
        }
    }

    private static CasePlan<TConfiguration, TAction, TSystem> DrawCase(IModel<TConfiguration, TAction, TSystem> model, CaseStreams streams)
    {
        try
        {
            return model.DrawCase(streams);
        }
        catch (Exception exception)
        {
            throw new CaseAbortedException(
                $"model {model.Name}, case seed {streams.Seed}: the model failed to draw the case: {exception.Message}", exception);
        }
    }

    private async ValueTask<CaseOutcome<TConfiguration, TAction>> RunAsync(
        TConfiguration configuration,
        IStepSource<TAction, TSystem> source,
        ulong? samplingKey,
        CaseRunOptions<TSystem> options,
        CancellationToken cancellationToken)
    {
        options.AtBegin?.Invoke();
        var recorder = new Recorder
        {
            IsTracing = options.IsTracing || options.IsViewing,
            SamplingKey = samplingKey,
            View = options.IsViewing ? new ViewRecorder() : null,
        };
        if (options.IsRecordingSteps)
        {
            recorder.KeepSteps();
        }

        var run = new CaseRun<TAction>(recorder);
        var (system, failure) = await BuildAsync(configuration, run, cancellationToken);
        if (system is null)
        {
            return Conclude(configuration, run, source, failure, endTicks: 0);
        }

        try
        {
            failure ??= await WalkAsync(system, source, run, options, cancellationToken);
            if (options.AtEnd is { } atEnd)
            {
                await atEnd(system);
            }

            return Conclude(configuration, run, source, failure, system.NowTicks);
        }
        finally
        {
            await system.DisposeAsync();
        }
    }

    private async ValueTask<(TSystem? System, CaseFailure? Failure)> BuildAsync(
        TConfiguration configuration, CaseRun<TAction> run, CancellationToken cancellationToken)
    {
        TSystem? system = default;
        Exception? thrown = null;
        try
        {
            system = await simulation.CreateAsync(configuration, run.Recorder, cancellationToken);
        }
        catch (Exception exception) when (IsOfSystem(exception, cancellationToken))
        {
            thrown = exception;
        }

        var failure = FailureOf(thrown, run);
        run.CloseExtra(0, system is null ? 0 : system.NowTicks, BuildRecord, streamPositionHash: 0);
        return (system, failure);
    }

    private async ValueTask<CaseFailure?> WalkAsync(
        TSystem system,
        IStepSource<TAction, TSystem> source,
        CaseRun<TAction> run,
        CaseRunOptions<TSystem> options,
        CancellationToken cancellationToken)
    {
        while (run.Executed.Count != options.UntilStep && source.TryNext(system, out var action))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = await StepAsync(system, action, source, run, cancellationToken);
            if (options.AfterStep is { } afterStep)
            {
                await afterStep(run.Executed.Count, system);
            }

            if (failure is not null)
            {
                return failure;
            }
        }

        return source.IsExhausted ? await CloseAsync(system, source, run, cancellationToken) : null;
    }

    private async ValueTask<CaseFailure?> StepAsync(
        TSystem system, TAction action, IStepSource<TAction, TSystem> source, CaseRun<TAction> run, CancellationToken cancellationToken)
    {
        var text = simulation.Describe(action);
        run.Open(action, text, isReal: !simulation.IsIdle(action));
        Exception? thrown = null;
        try
        {
            await system.ExecuteAsync(action, cancellationToken);
        }
        catch (WalkNotExecutableException fault)
        {
            throw new WalkNotExecutableException(
                string.Create(CultureInfo.InvariantCulture, $"step {run.Executed.Count} ({text}) cannot be executed: {fault.Message}"), fault);
        }
        catch (Exception exception) when (IsOfSystem(exception, cancellationToken))
        {
            thrown = exception;
        }

        var failure = FailureOf(thrown, run);
        run.Close(system.NowTicks, text, source.StreamPositionHash);
        return failure;
    }

    private async ValueTask<CaseFailure?> CloseAsync(
        TSystem system, IStepSource<TAction, TSystem> source, CaseRun<TAction> run, CancellationToken cancellationToken)
    {
        Exception? thrown = null;
        run.Recorder.View?.BeginNextStep();
        try
        {
            await system.FinishAsync(cancellationToken);
        }
        catch (Exception exception) when (IsOfSystem(exception, cancellationToken))
        {
            thrown = exception;
        }

        var failure = FailureOf(thrown, run);
        run.CloseExtra(run.Executed.Count + 1, system.NowTicks, CloseRecord, source.StreamPositionHash);
        return failure;
    }

    /// <summary>A reported violation counts even if the system swallowed or wrapped the exception that carried it.</summary>
    private CaseFailure? FailureOf(Exception? thrown, CaseRun<TAction> run)
    {
        if (run.Recorder.Reported is null && thrown is not null)
        {
            run.Recorder.Report(thrown as OracleViolatedException ?? simulation.Explain(thrown));
        }

        return run.Recorder.Reported is { } reported
            ? new CaseFailure(reported.Oracle, reported.Violation, run.Executed.Count, thrown is OracleViolatedException ? null : thrown)
            : null;
    }

    private static CaseOutcome<TConfiguration, TAction> Conclude(
        TConfiguration configuration, CaseRun<TAction> run, IStepSource<TAction, TSystem> source, CaseFailure? failure, long endTicks) =>
        new()
        {
            Walk = new Walk<TConfiguration, TAction>(configuration, [.. run.Executed]),
            Failure = failure,
            TraceHash = run.Recorder.TraceHash,
            VerdictHash = run.Recorder.VerdictHash,
            StreamPositionHash = source.StreamPositionHash,
            RealSteps = run.RealSteps,
            RejectedActions = source.RejectedActions,
            EndTicks = endTicks,
            Statistics = run.Recorder.Statistics,
            Records = run.Recorder.Log?.Records ?? [],
            View = run.Recorder.View,
        };

    /// <summary>Whether an exception is one of the system under test, for an oracle to judge.</summary>
    private bool IsOfSystem(Exception exception, CancellationToken cancellationToken) =>
        !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested) && !IsEnvironmentFault(exception);

    private bool IsEnvironmentFault(Exception exception) => exception is EnvironmentFaultException || simulation.IsEnvironmentFault(exception);
}
