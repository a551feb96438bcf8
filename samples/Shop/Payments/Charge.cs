namespace Shop.Payments;

/// <summary>Money that is taken for an order.</summary>
/// <param name="Key">What is charged once, however often it is asked for.</param>
/// <param name="Order">For what.</param>
/// <param name="Amount">How much.</param>
public sealed record Charge(string Key, string Order, int Amount);
