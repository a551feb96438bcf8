using System.Runtime.ExceptionServices;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>
/// Runs many cases of a model, several at once if asked, and merges what they found in order of case number. The model and
/// the simulation are used by several threads at once and must keep no state between cases.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public sealed class SweepRunner<TConfiguration, TAction, TSystem>(
    ISimulation<TConfiguration, TAction, TSystem> simulation, IModel<TConfiguration, TAction, TSystem> model)
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly CaseRunner<TConfiguration, TAction, TSystem> _runner = new(simulation);

    /// <summary>Runs the cases that the options name.</summary>
    /// <remarks>A fault of the environment that does not pass ends the sweep; what was found until then is returned with it.</remarks>
    /// <exception cref="CaseAbortedException">A case could not be carried through; the one with the lowest number is reported.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is returned.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for no case, or for no thread.</exception>
    public async Task<SweepResult<TConfiguration, TAction>> RunAsync(SweepOptions options, CancellationToken cancellationToken = default)
    {
        var result = await RunUntilInterruptedAsync(options, cancellationToken);
        if (result.Interruption is { } interruption and not EnvironmentFaultException)
        {
            ExceptionDispatchInfo.Throw(interruption);
        }

        return result;
    }

    /// <summary>
    /// As <see cref="RunAsync"/>, but what was found before a cancellation, or before a case that could not be carried through,
    /// is returned with <see cref="SweepResult.Interruption"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for no case, or for no thread.</exception>
    public async Task<SweepResult<TConfiguration, TAction>> RunUntilInterruptedAsync(
        SweepOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.CaseCount < 1 || options.Parallelism < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "a sweep needs at least one case and at least one case at once");
        }

        var start = options.TimeProvider.GetTimestamp();
        var totals = new SweepTotals<TConfiguration, TAction, TSystem>(model);
        foreach (var batch in Batches(options))
        {
            var isOver = Merge(totals, await RunBatchAsync(batch, options, cancellationToken), options);
            options.Progress?.Invoke(new SweepProgress(
                totals.Cases,
                options.Shard.CountOf(options.CaseCount),
                totals.RealSteps,
                totals.FailingCases,
                options.TimeProvider.GetElapsedTime(start)));
            if (isOver)
            {
                break;
            }
        }

        return totals.Conclude(options, options.TimeProvider.GetElapsedTime(start));
    }

    /// <summary>Runs one case for another process.</summary>
    /// <returns>Null if something was wrong with it.</returns>
    internal async Task<CaseSummary?> SummariseAsync(long number, SweepOptions options, CancellationToken cancellationToken) =>
        await RunCaseAsync(number, options, cancellationToken) is { Outcome: { IsFailing: false } outcome, Difference: null, Interruption: null }
            ? CaseSummary.Of(outcome)
            : null;

    /// <summary>Batches grow, so that a sweep that stops at the first failure wastes little and a long one loses no time between them.</summary>
    private static IEnumerable<long[]> Batches(SweepOptions options)
    {
        var size = Math.Min(options.Parallelism * 4, SweepLimits.LargestBatch);
        var numbers = options.Shard.CaseNumbers(options.CaseCount).GetEnumerator();
        var batch = new List<long>();
        while (numbers.MoveNext())
        {
            batch.Add(numbers.Current);
            if (batch.Count == size)
            {
                yield return [.. batch];
                batch.Clear();
                size = Math.Min(size * 2, SweepLimits.LargestBatch);
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    /// <summary>The results in order of case number. After an interrupted case no later one is begun, so some may be missing behind it.</summary>
    private async Task<CaseResult<TConfiguration, TAction>?[]> RunBatchAsync(
        long[] numbers, SweepOptions options, CancellationToken cancellationToken)
    {
        var results = new CaseResult<TConfiguration, TAction>?[numbers.Length];
        var gate = new Lock();
        var firstInterrupted = int.MaxValue;
        if (options.Parallelism == 1)
        {
            for (var index = 0; index < numbers.Length; index++)
            {
                await RunAsync(index);
            }

            return results;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism };
        await Parallel.ForAsync(0, numbers.Length, parallel, async (index, _) => await RunAsync(index));
        return results;

        async ValueTask RunAsync(int index)
        {
            if (index > Volatile.Read(ref firstInterrupted))
            {
                return;
            }

            var result = await RunCaseAsync(numbers[index], options, cancellationToken);
            results[index] = result;
            if (result.Interruption is not null)
            {
                lock (gate)
                {
                    firstInterrupted = Math.Min(firstInterrupted, index);
                }
            }
        }
    }

    private async ValueTask<CaseResult<TConfiguration, TAction>> RunCaseAsync(
        long number, SweepOptions options, CancellationToken cancellationToken)
    {
        var seed = options.Seed.DeriveCase(model.Name, number);
        if (options.Processes is { } processes && await RunElsewhereAsync(processes, number, seed, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var runOptions = new CaseRunOptions<TSystem> { IsRecordingSteps = options.IsCheckingDeterminism };
        try
        {
            var outcome = await _runner.GenerateAsync(model, seed, runOptions, cancellationToken);
            if (!options.IsCheckingDeterminism)
            {
                return new(number, seed, outcome, Difference: null, Interruption: null);
            }

            var second = await _runner.GenerateAsync(model, seed, runOptions, cancellationToken);
            var difference = DeterminismCheck.Compare(number, seed, outcome, second);
            return new(number, seed, outcome with { Records = [] }, difference, Interruption: null);
        }
        catch (Exception exception)
        {
            // Kept until its turn, so that which case is reported does not depend on threads.
            return new(number, seed, Outcome: null, Difference: null, exception);
        }
    }

    /// <summary>What came of a case in another process; null if it is to be run here.</summary>
    private async ValueTask<CaseResult<TConfiguration, TAction>?> RunElsewhereAsync(
        ICaseProcesses processes, long number, CaseSeed seed, CancellationToken cancellationToken)
    {
        try
        {
            return await processes.RunAsync(model.Name, number, cancellationToken) is { } summary
                ? new(number, seed, Outcome: null, Difference: null, Interruption: null) { Summary = summary }
                : null;
        }
        catch (Exception exception)
        {
            return new(number, seed, Outcome: null, Difference: null, exception);
        }
    }

    /// <summary>Merges what there is. Returns whether the sweep ends here.</summary>
    private static bool Merge(
        SweepTotals<TConfiguration, TAction, TSystem> totals,
        CaseResult<TConfiguration, TAction>?[] results,
        SweepOptions options)
    {
        foreach (var result in results.OfType<CaseResult<TConfiguration, TAction>>())
        {
            totals.Add(result);
            if (options.IsStoppingAtFirstFailure && totals.FailingCases > 0)
            {
                return true;
            }
        }

        return totals.Interruption is not null;
    }
}
