namespace Sim.Engine.Sweeps;

/// <summary>Runs cases of a sweep in other processes.</summary>
internal interface ICaseProcesses
{
    /// <summary>Runs a case elsewhere.</summary>
    /// <param name="model">Name of its model.</param>
    /// <param name="number">Its number in the sweep.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>Null if something was wrong with it: it is to be run again here, to see what.</returns>
    Task<CaseSummary?> RunAsync(string model, long number, CancellationToken cancellationToken);
}
