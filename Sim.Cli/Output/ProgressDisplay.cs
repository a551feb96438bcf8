using Spectre.Console;

namespace Sim.Cli.Output;

/// <summary>Shows on the error output how far long work has come, if a person watches; otherwise it shows nothing.</summary>
/// <param name="output">Where to write.</param>
internal sealed class ProgressDisplay(IOutput output)
{
    /// <summary>Runs work under a progress bar.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; it reports how much is done, of how much, and a remark.</param>
    public async Task<T> RunAsync<T>(string title, Func<Action<double, double, string>, Task<T>> work)
    {
        if (!output.IsErrorInteractive)
        {
            return await work((_, _, _) => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output.Error) });
        return await console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return await work((done, total, remark) =>
                {
                    task.MaxValue = Math.Max(1, total);
                    task.Value = done;
                    task.Description = Markup.Escape($"{title}  {remark}");
                });
            });
    }
}
