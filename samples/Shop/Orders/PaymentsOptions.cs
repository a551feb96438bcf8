namespace Shop.Orders;

/// <summary>How payments are called.</summary>
internal sealed record PaymentsOptions
{
    /// <summary>How often a charge is tried.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The planted defect: each try is a charge of its own.</summary>
    public bool IsKeyPerAttempt { get; init; }
}
